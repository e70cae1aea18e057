<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>AnalysisModel</name>
        <message>
            <source>Total</source>
            <translation>合计</translation>
        </message>
        <message>
            <source>{0} operations for one example</source>
            <translation>一个样本 {0} 次运算</translation>
        </message>
        <message>
            <source>Computed together with {0}</source>
            <translation>与 {0} 一起计算</translation>
        </message>
        <message>
            <source>Forward {0} ms, backward {1} ms</source>
            <translation>前向 {0} 毫秒，反向 {1} 毫秒</translation>
        </message>
    </context>
    <context>
        <name>AnalysisPanel</name>
        <message>
            <source>Measure how long each layer takes</source>
            <translation>测量每一层所用的时间</translation>
        </message>
        <message>
            <source>Measure times</source>
            <translation>测量时间</translation>
        </message>
        <message>
            <source>Choose the columns</source>
            <translation>选择要显示的列</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>列</translation>
        </message>
        <message>
            <source>There are no layers yet.
Here will be what each of them gives and costs.</source>
            <translation>还没有任何层。
这里将列出每一层的输出和开销。</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Measuring</source>
            <translation>正在测量</translation>
        </message>
        <message>
            <source>FLOP of one example forward, memory of a batch of {0}</source>
            <translation>FLOP：一个样本的前向计算；内存：一批 {0} 个样本</translation>
        </message>
        <message>
            <source>{0:.2f} ms for a batch of {1}</source>
            <translation>一批 {1} 个样本 {0:.2f} 毫秒</translation>
        </message>
        <message>
            <source>{0} threads  ·  {1:.2f} ms outside of the layers  ·  median of {2} batches</source>
            <translation>{0} 个线程  ·  层外 {1:.2f} 毫秒  ·  {2} 批的中位数</translation>
        </message>
        <message>
            <source>Stop measuring</source>
            <translation>停止测量</translation>
        </message>
        <message>
            <source>Times can't be measured while the network trains: each would slow down the other.</source>
            <translation>网络训练时无法测量时间：两者会互相拖慢。</translation>
        </message>
        <message>
            <source>A network that can't be trained can't be measured: see Problems.</source>
            <translation>不能训练的网络无法测量：请看“问题”。</translation>
        </message>
        <message>
            <source>Train a few batches with weights that are thrown away, and measure how long each layer takes</source>
            <translation>用临时权重训练几批样本，测量每一层所用的时间</translation>
        </message>
        <message>
            <source>{0} layers</source>
            <translation>{0} 各层</translation>
        </message>
        <message>
            <source>Save the table of layers</source>
            <translation>保存层的表格</translation>
        </message>
    </context>
    <context>
        <name>AnalysisTable</name>
        <message>
            <source>Layers with their shapes, parameters and cost</source>
            <translation>各层的形状、参数和计算量</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>列</translation>
        </message>
        <message>
            <source>Copy as text</source>
            <translation>复制为文本</translation>
        </message>
        <message>
            <source>Copy as CSV</source>
            <translation>复制为 CSV</translation>
        </message>
        <message>
            <source>Save all as CSV...</source>
            <translation>全部保存为 CSV...</translation>
        </message>
        <message>
            <source>Freeze</source>
            <translation>冻结</translation>
        </message>
        <message>
            <source>Let train</source>
            <translation>允许训练</translation>
        </message>
    </context>
    <context>
        <name>Ask</name>
        <message>
            <source>Training image {number}</source>
            <translation>训练图像 {number}</translation>
        </message>
        <message>
            <source>Validation image {number}</source>
            <translation>验证图像 {number}</translation>
        </message>
        <message>
            <source>Test image {number}</source>
            <translation>测试图像 {number}</translation>
        </message>
        <message>
            <source>Training point {number}</source>
            <translation>训练点 {number}</translation>
        </message>
        <message>
            <source>Validation point {number}</source>
            <translation>验证点 {number}</translation>
        </message>
        <message>
            <source>Test point {number}</source>
            <translation>测试点 {number}</translation>
        </message>
        <message>
            <source>Training row {number}</source>
            <translation>训练行 {number}</translation>
        </message>
        <message>
            <source>Validation row {number}</source>
            <translation>验证行 {number}</translation>
        </message>
        <message>
            <source>Test row {number}</source>
            <translation>测试行 {number}</translation>
        </message>
        <message>
            <source>No answer</source>
            <translation>没有答案</translation>
        </message>
        <message>
            <source>{share} sure</source>
            <translation>{share} 把握</translation>
        </message>
        <message>
            <source>highest output {value}</source>
            <translation>最大输出 {value}</translation>
        </message>
        <message>
            <source>{title} is {label}.</source>
            <translation>{title} 是 {label}。</translation>
        </message>
        <message>
            <source>{title} is {label}: right.</source>
            <translation>{title} 是 {label}：正确。</translation>
        </message>
        <message>
            <source>{title} is {label}: wrong.</source>
            <translation>{title} 是 {label}：错误。</translation>
        </message>
        <message>
            <source>{title}: {name} is {value}.</source>
            <translation>{title}：{name} 为 {value}。</translation>
        </message>
        <message>
            <source>A guess: this network is not trained yet.</source>
            <translation>猜测：这个网络还没有训练。</translation>
        </message>
        <message>
            <source>A guess: {name} is not trained yet.</source>
            <translation>猜测：{name} 还没有训练。</translation>
        </message>
        <message>
            <source>As it was: {moment}.</source>
            <translation>当时的网络：{moment}。</translation>
        </message>
        <message>
            <source>Still learning, in epoch {epoch}: step {step}.</source>
            <translation>仍在学习，第 {epoch} 轮，第 {step} 步。</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>请稍候</translation>
        </message>
        <message>
            <source>A network of this size takes a while to set up.</source>
            <translation>这么大的网络需要一些时间来准备。</translation>
        </message>
    </context>
    <context>
        <name>Bars</name>
        <message>
            <source>More classes</source>
            <translation>更多类别</translation>
        </message>
        <message>
            <source>How sure the network is of each class</source>
            <translation>网络对每个类别的把握</translation>
        </message>
        <message>
            <source>{name}: {figure}</source>
            <translation>{name}：{figure}</translation>
        </message>
        <message>
            <source>The {most} highest of {count} outputs</source>
            <translation>{count} 个输出中最高的 {most} 个</translation>
        </message>
    </context>
    <context>
        <name>CacheLine</name>
        <message>
            <source>Pictures are decoded again when they are needed</source>
            <translation>需要时会重新解码图片</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>清空</translation>
        </message>
        <message>
            <source>Decoded pictures: {size}</source>
            <translation>已解码的图片：{size}</translation>
        </message>
    </context>
    <context>
        <name>CalibrationPlot</name>
        <message>
            <source>Calibration</source>
            <translation>校准</translation>
        </message>
        <message>
            <source>how sure the network is (%)</source>
            <translation>网络的把握（%）</translation>
        </message>
        <message>
            <source>sure (%)</source>
            <translation>把握（%）</translation>
        </message>
        <message>
            <source>how often it is right (%)</source>
            <translation>实际答对的比例（%）</translation>
        </message>
        <message>
            <source>right (%)</source>
            <translation>答对（%）</translation>
        </message>
    </context>
    <context>
        <name>CalibrationView</name>
        <message>
            <source>Class whose answers are shown</source>
            <translation>显示哪一类的回答</translation>
        </message>
        <message>
            <source>Answers are put into ten bins by how sure they are. The expected calibration error (ECE) is the mean distance between how sure and how often right the answers of a bin are, where each bin counts as often as it has answers. Bars: how often right. Dots: how sure in the mean. Above: the number of answers.</source>
            <translation>按把握大小把回答分成十组。期望校准误差（ECE）是各组的把握与答对比例之差的平均值，每组按回答数加权。柱：答对的比例。点：平均把握。上方：回答数。</translation>
        </message>
        <message>
            <source>What the softmax reads is divided by one number, the temperature at which the log loss of examples that are kept aside is least (Guo et al. 2017). The likeliest class stays the likeliest, so that no answer and no accuracy changes. Judged by those examples themselves, each half of them has the temperature of the other half. Rings: how sure and how often right the answers would be.</source>
            <translation>把 softmax 的输入除以一个数，即温度：取留出样本的对数损失最小时的值（Guo 等，2017）。最可能的类别仍是最可能的，因此回答和准确率都不变。若正是用这些样本来评判，则每一半使用由另一半求得的温度。圆圈：这样一来的把握与答对的比例。</translation>
        </message>
        <message>
            <source>All answers</source>
            <translation>全部回答</translation>
        </message>
        <message>
            <source>{low} to {high}% sure: 1 example, {wrong} wrong.</source>
            <translation>把握 {low}% 到 {high}%：1 个样本，错 {wrong} 个。</translation>
        </message>
        <message>
            <source>{low} to {high}% sure: {count} examples, {wrong} wrong, mistakes first.</source>
            <translation>把握 {low}% 到 {high}%：{count} 个样本，错 {wrong} 个，错误在前。</translation>
        </message>
        <message>
            <source>No example got an answer.</source>
            <translation>没有样本得到回答。</translation>
        </message>
        <message>
            <source>Never answered.</source>
            <translation>从未这样回答。</translation>
        </message>
        <message>
            <source>Calibration error (ECE) {error}.</source>
            <translation>校准误差（ECE）{error}。</translation>
        </message>
        <message>
            <source>ECE {error}</source>
            <translation>ECE {error}</translation>
        </message>
        <message>
            <source>In the mean, answers are as sure as they are right.</source>
            <translation>平均而言，回答的把握与答对的比例相符。</translation>
        </message>
        <message>
            <source>In the mean, answers are {points} points surer than right.</source>
            <translation>平均而言，把握比答对的比例高 {points} 个百分点。</translation>
        </message>
        <message>
            <source>In the mean, answers are {points} points less sure than right.</source>
            <translation>平均而言，把握比答对的比例低 {points} 个百分点。</translation>
        </message>
        <message>
            <source>Validation by a split (tab Training) shows a temperature that would mend it.</source>
            <translation>用划分来验证（“训练”标签页），这里就会给出可以改善它的温度。</translation>
        </message>
        <message>
            <source>A split (tab Training) shows what would mend it.</source>
            <translation>用划分来验证，就会给出改善的温度。</translation>
        </message>
        <message>
            <source>No temperature can be fitted: nothing that is kept aside is mistaken.</source>
            <translation>无法求出温度：留出的样本没有一个答错。</translation>
        </message>
        <message>
            <source>No mistake to fit a temperature by.</source>
            <translation>没有答错的样本，无法求温度。</translation>
        </message>
        <message>
            <source>With a temperature of {temperature}: {error}. No answer changes.</source>
            <translation>温度取 {temperature} 时：{error}。回答不变。</translation>
        </message>
        <message>
            <source>Temperature {temperature}: {error}, same answers.</source>
            <translation>温度 {temperature}：{error}，回答不变。</translation>
        </message>
        <message>
            <source>A temperature does not mend it: {error} with {temperature}.</source>
            <translation>温度改善不了它：取 {temperature} 时为 {error}。</translation>
        </message>
        <message>
            <source>Temperature {temperature}: {error}, no better.</source>
            <translation>温度 {temperature}：{error}，没有改善。</translation>
        </message>
    </context>
    <context>
        <name>CanvasPanel</name>
        <message>
            <source>Cu&amp;t</source>
            <translation>剪切(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>复制(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>粘贴(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Duplicate</source>
            <translation>创建副本(&amp;D)</translation>
        </message>
        <message>
            <source>De&amp;lete</source>
            <translation>删除(&amp;L)</translation>
        </message>
        <message>
            <source>Re&amp;name</source>
            <translation>重命名(&amp;N)</translation>
        </message>
        <message>
            <source>Select &amp;all</source>
            <translation>全选(&amp;A)</translation>
        </message>
        <message>
            <source>Ma&amp;ke a group</source>
            <translation>组成一组(&amp;K)</translation>
        </message>
        <message>
            <source>Di&amp;ssolve the group</source>
            <translation>解散该组(&amp;S)</translation>
        </message>
        <message>
            <source>Sa&amp;ve as a group of your own</source>
            <translation>存为自己的组(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Fold or unfold the group</source>
            <translation>折叠或展开该组(&amp;F)</translation>
        </message>
        <message>
            <source>Draw a w&amp;ire</source>
            <translation>画连线(&amp;I)</translation>
        </message>
        <message>
            <source>Move the wire's be&amp;ginning</source>
            <translation>移动连线的起点(&amp;G)</translation>
        </message>
        <message>
            <source>&amp;Move up</source>
            <translation>上移(&amp;M)</translation>
        </message>
        <message>
            <source>Move do&amp;wn</source>
            <translation>下移(&amp;W)</translation>
        </message>
        <message>
            <source>Disa&amp;ble</source>
            <translation>停用(&amp;B)</translation>
        </message>
        <message>
            <source>N&amp;ote</source>
            <translation>备注(&amp;O)</translation>
        </message>
        <message>
            <source>R&amp;epair</source>
            <translation>修复(&amp;E)</translation>
        </message>
        <message>
            <source>Ena&amp;ble</source>
            <translation>启用(&amp;B)</translation>
        </message>
        <message>
            <source>The network has no layers yet</source>
            <translation>网络中还没有层</translation>
        </message>
        <message>
            <source>There is nothing to repair</source>
            <translation>没有需要修复的问题</translation>
        </message>
        <message>
            <source>Select a wire first</source>
            <translation>请先选择一条连线</translation>
        </message>
        <message>
            <source>Select a layer first</source>
            <translation>请先选择一个层</translation>
        </message>
        <message>
            <source>Select one layer alone first</source>
            <translation>请先只选择一个层</translation>
        </message>
        <message>
            <source>It is the first layer already</source>
            <translation>它已经是第一层</translation>
        </message>
        <message>
            <source>It is the last layer already</source>
            <translation>它已经是最后一层</translation>
        </message>
    </context>
    <context>
        <name>CanvasScene</name>
        <message>
            <source>Input</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>Double-click for other data</source>
            <translation>双击可换用其他数据</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>输出</translation>
        </message>
        <message>
            <source>Drag a layer here</source>
            <translation>把层拖到这里</translation>
        </message>
        <message>
            <source>or double-click one in the palette.</source>
            <translation>或在层列表中双击一个层。</translation>
        </message>
    </context>
    <context>
        <name>CanvasView</name>
        <message>
            <source>Network</source>
            <translation>网络</translation>
        </message>
        <message>
            <source>Up and Down choose a layer, Alt+Up and Alt+Down move it.</source>
            <translation>用上、下键选择层，用 Alt+上、Alt+下移动层。</translation>
        </message>
    </context>
    <context>
        <name>CellDrawing</name>
        <message>
            <source>The arithmetic of one value</source>
            <translation>一个值的计算</translation>
        </message>
    </context>
    <context>
        <name>CellView</name>
        <message>
            <source>Show where the gradient of the answer's score comes from, and what goes on to the inputs</source>
            <translation>显示答案得分的梯度从哪里来，以及传给输入的是什么</translation>
        </message>
        <message>
            <source>Show the examples to which the unit says most, and an input that is made for it</source>
            <translation>显示让这个单元输出最大的样本，以及为它制作的输入</translation>
        </message>
        <message>
            <source>Arithmetic</source>
            <translation>计算</translation>
        </message>
        <message>
            <source>Show how the value arises</source>
            <translation>显示这个值如何得来</translation>
        </message>
        <message>
            <source>Backwards</source>
            <translation>反向</translation>
        </message>
        <message>
            <source>What drives it</source>
            <translation>什么驱动它</translation>
        </message>
        <message>
            <source>weights</source>
            <translation>权重</translation>
        </message>
        <message>
            <source>made</source>
            <translation>合成</translation>
        </message>
        <message>
            <source>Above 0 for {share} of {count} examples; below, those to which it says most</source>
            <translation>对 {count} 个样本中的 {share} 大于 0；下面是让它输出最大的样本</translation>
        </message>
        <message>
            <source>It never fires: above 0 for none of {count} examples</source>
            <translation>它从不激活：对 {count} 个样本都不大于 0</translation>
        </message>
        <message>
            <source>products</source>
            <translation>乘积</translation>
        </message>
        <message>
            <source>goes back to {node}</source>
            <translation>传回 {node}</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>sum of {count} products</source>
            <translation>{count} 个乘积之和</translation>
        </message>
        <message>
            <source>no sum of its inputs</source>
            <translation>不是输入之和</translation>
        </message>
        <message>
            <source>+ bias</source>
            <translation>+ 偏置</translation>
        </message>
        <message>
            <source>gradient of the score here</source>
            <translation>得分在这里的梯度</translation>
        </message>
        <message>
            <source>through {activation}</source>
            <translation>经过 {activation}</translation>
        </message>
    </context>
    <context>
        <name>ChangeCard</name>
        <message>
            <source>{said}: click to draw it so</source>
            <translation>{said}：点击即照此画</translation>
        </message>
    </context>
    <context>
        <name>ChangedStrip</name>
        <message>
            <source>Changed pictures</source>
            <translation>改动后的图像</translation>
        </message>
    </context>
    <context>
        <name>CheckedTable</name>
        <message>
            <source>Weight</source>
            <translation>权重</translation>
        </message>
        <message>
            <source>Way back</source>
            <translation>反向传播</translation>
        </message>
        <message>
            <source>Small changes</source>
            <translation>微小变化</translation>
        </message>
        <message>
            <source>Apart</source>
            <translation>相差</translation>
        </message>
        <message>
            <source>Gradients from the way back and from small changes</source>
            <translation>反向传播与微小变化得到的梯度</translation>
        </message>
    </context>
    <context>
        <name>ChoiceField</name>
        <message>
            <source>missing</source>
            <translation>缺失</translation>
        </message>
    </context>
    <context>
        <name>ClassList</name>
        <message>
            <source>Classes with their examples</source>
            <translation>各类别及其样本</translation>
        </message>
    </context>
    <context>
        <name>ClassModel</name>
        <message>
            <source>{name}: {train} to learn from, {test} to test</source>
            <translation>{name}：{train} 个用于学习，{test} 个用于测试</translation>
        </message>
    </context>
    <context>
        <name>ClassesPage</name>
        <message>
            <source>Figures of each class</source>
            <translation>每一类的指标</translation>
        </message>
        <message>
            <source>The most frequent confusions</source>
            <translation>最常见的混淆</translation>
        </message>
        <message>
            <source>Sorted</source>
            <translation>排序</translation>
        </message>
        <message>
            <source>Show the classes first that most mistakes have to do with</source>
            <translation>把涉及错误最多的类排在前面</translation>
        </message>
        <message>
            <source>Matrix</source>
            <translation>矩阵</translation>
        </message>
        <message>
            <source>Each class against each answer</source>
            <translation>每一类与每一种回答相对照</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Precision, recall and F1 of each class</source>
            <translation>每一类的精确率、召回率和 F1</translation>
        </message>
        <message>
            <source>Confusions</source>
            <translation>混淆</translation>
        </message>
        <message>
            <source>The most frequent confusions as a table</source>
            <translation>最常见的混淆，列成表格</translation>
        </message>
        <message>
            <source>Calibration</source>
            <translation>校准</translation>
        </message>
        <message>
            <source>Whether the network is right as often as it is sure</source>
            <translation>网络答对的比例是否与它的把握相符</translation>
        </message>
        <message>
            <source>Robustness</source>
            <translation>稳健性</translation>
        </message>
        <message>
            <source>How much the network bears when its pictures are changed</source>
            <translation>图像被改动时网络能承受多少</translation>
        </message>
        <message>
            <source>{share} right</source>
            <translation>正确率 {share}</translation>
        </message>
        <message>
            <source>Not one mistake.</source>
            <translation>一个错误也没有。</translation>
        </message>
        <message>
            <source>{wrong} of {count} wrong.</source>
            <translation>{count} 个中错了 {wrong} 个。</translation>
        </message>
        <message>
            <source>Most often {truth} is taken for {answer}: once.</source>
            <translation>最常见的是把 {truth} 认作 {answer}：1 次。</translation>
        </message>
        <message>
            <source>Most often {truth} is taken for {answer}: {count} times.</source>
            <translation>最常见的是把 {truth} 认作 {answer}：{count} 次。</translation>
        </message>
        <message>
            <source>{name}: 1 mistake has to do with it.</source>
            <translation>{name}：与之有关的错误有 1 个。</translation>
        </message>
        <message>
            <source>{name}: {count} mistakes have to do with it, the surest first.</source>
            <translation>{name}：有 {count} 个错误与它有关，最有把握的在前。</translation>
        </message>
        <message>
            <source>All mistakes, the surest first. Click a cell or a row for its examples.</source>
            <translation>全部错误，最有把握的在前。点击一格或一行，查看其中的样本。</translation>
        </message>
    </context>
    <context>
        <name>Closing</name>
        <message>
            <source>NN Studio waits for an answer in its window first.</source>
            <translation>NN Studio 正在等待您先在窗口中作答。</translation>
        </message>
    </context>
    <context>
        <name>Cloud</name>
        <message>
            <source>Predicted against right values</source>
            <translation>预测值与真实值对照</translation>
        </message>
        <message>
            <source>{name}, right</source>
            <translation>{name}，真实</translation>
        </message>
        <message>
            <source>right</source>
            <translation>真实</translation>
        </message>
        <message>
            <source>predicted</source>
            <translation>预测</translation>
        </message>
    </context>
    <context>
        <name>CloudView</name>
        <message>
            <source>Points in the plane</source>
            <translation>平面上的点</translation>
        </message>
    </context>
    <context>
        <name>CodeLeaves</name>
        <message>
            <source>Save the code</source>
            <translation>保存代码</translation>
        </message>
        <message>
            <source>Python</source>
            <translation>Python</translation>
        </message>
    </context>
    <context>
        <name>CodePage</name>
        <message>
            <source>Language of the code</source>
            <translation>代码的语言</translation>
        </message>
        <message>
            <source>Find in the code (Ctrl+F)</source>
            <translation>在代码中查找（Ctrl+F）</translation>
        </message>
        <message>
            <source>Copy the code</source>
            <translation>复制代码</translation>
        </message>
        <message>
            <source>Save the code as a file</source>
            <translation>将代码保存为文件</translation>
        </message>
        <message>
            <source>Code of the network</source>
            <translation>网络的代码</translation>
        </message>
        <message>
            <source>Write here, and press Ctrl+Enter to apply it. Tab indents; to leave the text by keys, press Ctrl+Tab, or Escape and then Tab.</source>
            <translation>在此编写，按 Ctrl+Enter 应用。Tab 键缩进；要用键盘离开文本，请按 Ctrl+Tab，或先按 Escape 再按 Tab。</translation>
        </message>
    </context>
    <context>
        <name>ConfusionMatrix</name>
        <message>
            <source>Confusion matrix</source>
            <translation>混淆矩阵</translation>
        </message>
        <message>
            <source>answer of the network</source>
            <translation>网络的答案</translation>
        </message>
        <message>
            <source>true class</source>
            <translation>真实类别</translation>
        </message>
    </context>
    <context>
        <name>CurvePlot</name>
        <message>
            <source>epoch</source>
            <translation>轮次</translation>
        </message>
    </context>
    <context>
        <name>CurvesPanel</name>
        <message>
            <source>log</source>
            <translation>对数</translation>
        </message>
        <message>
            <source>Logarithmic axis for the loss</source>
            <translation>损失的对数坐标轴</translation>
        </message>
        <message>
            <source>Logarithmic axis for the loss: small gains late in a run become visible.</source>
            <translation>损失的对数坐标轴：训练后期的微小改善也能看见。</translation>
        </message>
        <message>
            <source>Show the whole run</source>
            <translation>显示整个训练过程</translation>
        </message>
        <message>
            <source>Save the curves as PNG, SVG or CSV</source>
            <translation>把曲线保存为 PNG、SVG 或 CSV</translation>
        </message>
        <message>
            <source>Nothing has been trained yet.
Press Train, and the curves are drawn here.</source>
            <translation>尚未训练。
按“训练”，曲线就会画在这里。</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>Drawing</source>
            <translation>矢量图</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>数值</translation>
        </message>
        <message>
            <source>Save the curves</source>
            <translation>保存曲线</translation>
        </message>
    </context>
    <context>
        <name>CurvesReadout</name>
        <message>
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>epoch {epoch}</source>
            <translation>轮次 {epoch}</translation>
        </message>
        <message>
            <source>training {value}</source>
            <translation>训练 {value}</translation>
        </message>
        <message>
            <source>validation {value}</source>
            <translation>验证 {value}</translation>
        </message>
        <message>
            <source>only validation measures this, and this run has none</source>
            <translation>这个指标只在验证时测量，而这次训练没有验证</translation>
        </message>
        <message>
            <source>(not measured in training)</source>
            <translation>（训练时不测量）</translation>
        </message>
    </context>
    <context>
        <name>DataButton</name>
        <message>
            <source>Learns from {data}: {counts}. Click for other data ({keys})</source>
            <translation>从 {data} 学习：{counts}。点击可换用其他数据（{keys}）</translation>
        </message>
        <message>
            <source>Data: {data}</source>
            <translation>数据：{data}</translation>
        </message>
    </context>
    <context>
        <name>DataPage</name>
        <message>
            <source>Back to the network</source>
            <translation>回到网络</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>数据</translation>
        </message>
    </context>
    <context>
        <name>DataStatus</name>
        <message>
            <source>Choose a folder, or drop one here.</source>
            <translation>请选择一个文件夹，或把它拖到这里。</translation>
        </message>
        <message>
            <source>Choose a file, or drop one here.</source>
            <translation>请选择一个文件，或把它拖到这里。</translation>
        </message>
        <message>
            <source>Choose...</source>
            <translation>选择...</translation>
        </message>
        <message>
            <source>Reading ...</source>
            <translation>正在读取...</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Find the data...</source>
            <translation>查找数据...</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>重新读取</translation>
        </message>
        <message>
            <source>Reading was given up.</source>
            <translation>读取已取消。</translation>
        </message>
    </context>
    <context>
        <name>DeclaredForm</name>
        <message>
            <source>{0} (differ)</source>
            <translation>{0}（各不相同）</translation>
        </message>
    </context>
    <context>
        <name>DiagramDesk</name>
        <message>
            <source>Diagram</source>
            <translation>网络图</translation>
        </message>
        <message>
            <source>Export the diagram</source>
            <translation>导出网络图</translation>
        </message>
    </context>
    <context>
        <name>Doctor</name>
        <message>
            <source>Find a learning rate...</source>
            <translation>寻找学习率...</translation>
        </message>
        <message>
            <source>Look at the data</source>
            <translation>查看数据</translation>
        </message>
    </context>
    <context>
        <name>Doubt</name>
        <message>
            <source>I don't know</source>
            <translation>我不知道</translation>
        </message>
        <message>
            <source>{first} or {count} others</source>
            <translation>{first} 或另外 {count} 个</translation>
        </message>
        <message>
            <source>{first} or {last}</source>
            <translation>{first} 或 {last}</translation>
        </message>
        <message>
            <source>The right one is among these in 95% of such cases.</source>
            <translation>在这样的情况下，正确答案有 95% 在其中。</translation>
        </message>
        <message>
            <source>This waits until the training pauses.</source>
            <translation>等训练暂停后再看。</translation>
        </message>
        <message>
            <source>Learning what is usual: {share:.0%}</source>
            <translation>正在学习什么是常见的：{share:.0%}</translation>
        </message>
        <message>
            <source>Looking ...</source>
            <translation>正在查看...</translation>
        </message>
        <message>
            <source>Train the network first.</source>
            <translation>请先训练网络。</translation>
        </message>
        <message>
            <source>The network says {answer}.</source>
            <translation>网络的回答是 {answer}。</translation>
        </message>
        <message>
            <source>One of these in 95% of such cases.</source>
            <translation>在这样的情况下，有 95% 是其中之一。</translation>
        </message>
        <message>
            <source>{low} to {high} in 95%</source>
            <translation>95% 在 {low} 到 {high} 之间</translation>
        </message>
        <message>
            <source>In 95% between {low} and {high}.</source>
            <translation>有 95% 在 {low} 与 {high} 之间。</translation>
        </message>
        <message>
            <source>{count} digits: {digits}</source>
            <translation>{count} 个数字：{digits}</translation>
        </message>
        <message>
            <source>Each is clear by itself.</source>
            <translation>每一个单独看都很清楚。</translation>
        </message>
        <message>
            <source>Like no training example.</source>
            <translation>不像任何训练样本。</translation>
        </message>
        <message>
            <source>What would make it something else?</source>
            <translation>怎样改会变成别的？</translation>
        </message>
        <message>
            <source>What would have made it right?</source>
            <translation>怎样改才对？</translation>
        </message>
        <message>
            <source>What would make it clearly {name}?</source>
            <translation>怎样改才能明确是 {name}？</translation>
        </message>
        <message>
            <source>What would make it {name}?</source>
            <translation>怎样改才是 {name}？</translation>
        </message>
        <message>
            <source>Draw something.</source>
            <translation>请画点什么。</translation>
        </message>
        <message>
            <source>Draw it with the pen to see this.</source>
            <translation>用笔画出来才能看到。</translation>
        </message>
        <message>
            <source>That is what it is read as.</source>
            <translation>现在已经读成它了。</translation>
        </message>
        <message>
            <source>No small change of the pen does it.</source>
            <translation>小的改动都做不到。</translation>
        </message>
    </context>
    <context>
        <name>DoubtStrip</name>
        <message>
            <source>Most like</source>
            <translation>最像</translation>
        </message>
        <message>
            <source>Which class it was meant to be</source>
            <translation>本来想画的类别</translation>
        </message>
    </context>
    <context>
        <name>Drawing</name>
        <message>
            <source>Nothing drawn yet</source>
            <translation>还没有写数字</translation>
        </message>
        <message>
            <source>It answers while you draw.</source>
            <translation>您书写时它就会回答。</translation>
        </message>
        <message>
            <source>{count} digits: {answers}. Choose one beside the pad.</source>
            <translation>{count} 个数字：{answers}。可在画板旁边选择。</translation>
        </message>
        <message>
            <source>{title}: {count} digits: {answers}. Choose one below.</source>
            <translation>{title}：{count} 个数字：{answers}。可在下面选择。</translation>
        </message>
        <message>
            <source>{title} ({label}): right.</source>
            <translation>{title}（{label}）：正确。</translation>
        </message>
        <message>
            <source>{title} ({label}): wrong.</source>
            <translation>{title}（{label}）：错误。</translation>
        </message>
        <message>
            <source>{title}, {how}</source>
            <translation>{title}，{how}</translation>
        </message>
        <message>
            <source>PSNR {figure} dB</source>
            <translation>PSNR {figure} dB</translation>
        </message>
        <message>
            <source>{loss} dB farther from the clean picture than the noisy one.</source>
            <translation>比加噪声的图片离干净的图片更远 {loss} dB。</translation>
        </message>
        <message>
            <source>{gain} dB nearer to the clean picture than the noisy one.</source>
            <translation>比加噪声的图片更接近干净的图片 {gain} dB。</translation>
        </message>
        <message>
            <source>Hardly a difference can be seen.</source>
            <translation>几乎看不出差别。</translation>
        </message>
        <message>
            <source>The difference can be seen.</source>
            <translation>看得出差别。</translation>
        </message>
        <message>
            <source>The difference is large.</source>
            <translation>差别很大。</translation>
        </message>
        <message>
            <source>{title}, with a part erased.</source>
            <translation>{title}，已擦除一部分。</translation>
        </message>
        <message>
            <source>{title} ({label}), with a part erased.</source>
            <translation>{title}（{label}），已擦除一部分。</translation>
        </message>
    </context>
    <context>
        <name>DrawingPanel</name>
        <message>
            <source>Drop, paste or open a picture, or draw one</source>
            <translation>拖入、粘贴或打开图片，或者自己画</translation>
        </message>
        <message>
            <source>Draw a digit here</source>
            <translation>在这里画一个数字</translation>
        </message>
        <message>
            <source>Draw here, or drop, paste or open a picture</source>
            <translation>在这里画，或者拖入、粘贴、打开图片</translation>
        </message>
        <message>
            <source>Pen (P)</source>
            <translation>画笔 (P)</translation>
        </message>
        <message>
            <source>Eraser (E)</source>
            <translation>橡皮 (E)</translation>
        </message>
        <message>
            <source>Undo (Ctrl+Z on the pad)</source>
            <translation>撤销（在画板上按 Ctrl+Z）</translation>
        </message>
        <message>
            <source>Redo (Ctrl+Y on the pad)</source>
            <translation>重做（在画板上按 Ctrl+Y）</translation>
        </message>
        <message>
            <source>Clear (Delete on the pad)</source>
            <translation>清除（画板上按 Delete）</translation>
        </message>
        <message>
            <source>Show the steps from your drawing to the network</source>
            <translation>显示从您的手写到网络输入的各个步骤</translation>
        </message>
        <message>
            <source>Show what it is like, and what would have made it right</source>
            <translation>显示它像什么，以及怎样改才对</translation>
        </message>
        <message>
            <source>Keep drawings as examples of your hand</source>
            <translation>把绘图保存为你笔迹的样本</translation>
        </message>
        <message>
            <source>Load a random image of the data</source>
            <translation>载入数据中的一张随机图像</translation>
        </message>
        <message>
            <source>Next image of the data that the network gets wrong</source>
            <translation>数据中下一张网络认错的图像</translation>
        </message>
        <message>
            <source>Open a picture (or drop one here, or paste it with Ctrl+V)</source>
            <translation>打开图片（也可以拖到这里，或按 Ctrl+V 粘贴）</translation>
        </message>
        <message>
            <source>Add other noise</source>
            <translation>换一种噪声</translation>
        </message>
    </context>
    <context>
        <name>DriversStrip</name>
        <message>
            <source>What drives the unit</source>
            <translation>什么驱动这个单元</translation>
        </message>
    </context>
    <context>
        <name>DrivingTable</name>
        <message>
            <source>Rows that drive the unit</source>
            <translation>驱动该单元的行</translation>
        </message>
        <message>
            <source>over {x} and {y}</source>
            <translation>在 {x} 和 {y} 上</translation>
        </message>
        <message>
            <source>The row made for the unit, and the places of the examples</source>
            <translation>为该单元制作的行，以及各样本的位置</translation>
        </message>
        <message>
            <source>says</source>
            <translation>输出</translation>
        </message>
        <message>
            <source>What the unit says to the row, after its activation</source>
            <translation>该单元对这一行的输出，在激活函数之后</translation>
        </message>
        <message>
            <source>{share} of what moves the unit in these rows, by gradient x input</source>
            <translation>按梯度×输入计算，在这些行中占该单元变化来源的 {share}</translation>
        </message>
        <message>
            <source>made for it</source>
            <translation>为它制作</translation>
        </message>
        <message>
            <source>row {number}</source>
            <translation>第 {number} 行</translation>
        </message>
    </context>
    <context>
        <name>DropInvitation</name>
        <message>
            <source>Drop data here</source>
            <translation>把数据拖到这里</translation>
        </message>
        <message>
            <source>A folder of images, IDX files, an NPZ file, or a CSV or TSV table</source>
            <translation>图像文件夹、IDX 文件、NPZ 文件，或者 CSV、TSV 表格</translation>
        </message>
    </context>
    <context>
        <name>Enlarging</name>
        <message>
            <source>Give the canvas its room back</source>
            <translation>把空间还给画布</translation>
        </message>
        <message>
            <source>Let these tabs take the canvas's room</source>
            <translation>让这些标签页占用画布的空间</translation>
        </message>
    </context>
    <context>
        <name>Evaluate</name>
        <message>
            <source>Precision</source>
            <translation>精确率</translation>
        </message>
        <message>
            <source>Of what was called so, the part that is.</source>
            <translation>被认作这一类的当中，确实是的比例。</translation>
        </message>
        <message>
            <source>Recall</source>
            <translation>召回率</translation>
        </message>
        <message>
            <source>Of what is so, the part that was called so.</source>
            <translation>确实是这一类的当中，被认出来的比例。</translation>
        </message>
        <message>
            <source>Precision and recall in one figure.</source>
            <translation>精确率与召回率合成的一个数。</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>Examples of this class.</source>
            <translation>这一类的样本数。</translation>
        </message>
        <message>
            <source>How sure the network is in the mean of what it calls so. The precision is how often it is right.</source>
            <translation>网络把样本认作这一类时的平均把握。精确率则是它答对的比例。</translation>
        </message>
        <message>
            <source>Sure</source>
            <translation>把握</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>taken for</source>
            <translation>认作</translation>
        </message>
        <message>
            <source>Examples that were confused so.</source>
            <translation>这样混淆的样本数。</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>比例</translation>
        </message>
        <message>
            <source>Of all examples of the class.</source>
            <translation>占这一类全部样本的比例。</translation>
        </message>
        <message>
            <source>training part</source>
            <translation>训练部分</translation>
        </message>
        <message>
            <source>validation part</source>
            <translation>验证部分</translation>
        </message>
        <message>
            <source>test part</source>
            <translation>测试部分</translation>
        </message>
        <message>
            <source>{part}, {seen}</source>
            <translation>{part}，{seen}</translation>
        </message>
        <message>
            <source>not seen yet</source>
            <translation>尚未查看</translation>
        </message>
        <message>
            <source>seen once</source>
            <translation>已查看 1 次</translation>
        </message>
        <message>
            <source>seen {count} times</source>
            <translation>已查看 {count} 次</translation>
        </message>
        <message>
            <source>untouched</source>
            <translation>未改动</translation>
        </message>
        <message>
            <source>shifted by {strength}%</source>
            <translation>平移 {strength}%</translation>
        </message>
        <message>
            <source>turned by {strength}°</source>
            <translation>旋转 {strength}°</translation>
        </message>
        <message>
            <source>with noise of {strength}%</source>
            <translation>噪声 {strength}%</translation>
        </message>
        <message>
            <source>thicker by {strength} px</source>
            <translation>加粗 {strength} 像素</translation>
        </message>
        <message>
            <source>thinner by {strength} px</source>
            <translation>变细 {strength} 像素</translation>
        </message>
        <message>
            <source>{change}: {accuracy} right. Click for the mistakes.</source>
            <translation>{change}：答对 {accuracy}。点击查看错误。</translation>
        </message>
        <message>
            <source>{change}: not one mistake.</source>
            <translation>{change}：没有一个错误。</translation>
        </message>
        <message>
            <source>{change}: 1 mistake.</source>
            <translation>{change}：1 个错误。</translation>
        </message>
        <message>
            <source>{change}: {count} mistakes, the surest first.</source>
            <translation>{change}：{count} 个错误，最有把握的在前。</translation>
        </message>
        <message>
            <source>{truth}: 1 example was recognized.</source>
            <translation>{truth}：认对了 1 个样本。</translation>
        </message>
        <message>
            <source>{truth}: {count} examples were recognized.</source>
            <translation>{truth}：认对了 {count} 个样本。</translation>
        </message>
        <message>
            <source>{truth}: 1 example was taken for {answer}.</source>
            <translation>{truth}：有 1 个样本被认作 {answer}。</translation>
        </message>
        <message>
            <source>{truth}: {count} examples were taken for {answer}.</source>
            <translation>{truth}：有 {count} 个样本被认作 {answer}。</translation>
        </message>
        <message>
            <source>1 example</source>
            <translation>1 个样本</translation>
        </message>
        <message>
            <source>{count} examples</source>
            <translation>{count} 个样本</translation>
        </message>
    </context>
    <context>
        <name>EvaluatePanel</name>
        <message>
            <source>Evaluate the network as it is now</source>
            <translation>评估当前的网络</translation>
        </message>
        <message>
            <source>Nothing has been trained yet.
After training, this shows which classes are confused.</source>
            <translation>还没有训练过。
训练之后，这里会显示哪些类被混淆。</translation>
        </message>
        <message>
            <source>Nothing has been trained yet.
After training, this shows how far the numbers are off.</source>
            <translation>还没有训练过。
训练之后，这里会显示预测的数差多少。</translation>
        </message>
        <message>
            <source>Nothing has been trained yet.
After training, this shows which images come out worst.</source>
            <translation>还没有训练过。
训练之后，这里会显示哪些图像还原得最差。</translation>
        </message>
        <message>
            <source>evaluating ...</source>
            <translation>正在评估...</translation>
        </message>
        <message>
            <source>{count} of {all} got no answer: the outputs are no numbers</source>
            <translation>{all}个样本中有{count}个没有得到回答：输出不是数值</translation>
        </message>
    </context>
    <context>
        <name>ExamButton</name>
        <message>
            <source>Judge the network on the test part, which had no say in choosing it.
Do it at the end: each look that changes your mind makes its figures worth less.</source>
            <translation>用测试部分评判网络，它没有参与网络的选择。
请留到最后再做：每一次让您改变主意的查看，都会使它的指标更不可信。</translation>
        </message>
        <message>
            <source>Test ({seen})</source>
            <translation>测试（{seen}）</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>测试</translation>
        </message>
    </context>
    <context>
        <name>ExamplesView</name>
        <message>
            <source>Examples behind the chosen cell</source>
            <translation>所选格中的样本</translation>
        </message>
        <message>
            <source>is</source>
            <translation>是</translation>
        </message>
        <message>
            <source>taken for</source>
            <translation>认作</translation>
        </message>
        <message>
            <source>sure</source>
            <translation>把握</translation>
        </message>
    </context>
    <context>
        <name>ExchangeDesk</name>
        <message>
            <source>Networks of other programs ({0})</source>
            <translation>其他程序的网络 ({0})</translation>
        </message>
        <message>
            <source>Import a network</source>
            <translation>导入网络</translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message>
            <source>Export the diagram</source>
            <translation>导出网络图</translation>
        </message>
        <message>
            <source>SVG, to be placed or edited at any size</source>
            <translation>SVG，可以任意大小排版或编辑</translation>
        </message>
        <message>
            <source>PDF, to be printed</source>
            <translation>PDF，用于打印</translation>
        </message>
        <message>
            <source>PNG, a picture of pixels</source>
            <translation>PNG，像素图片</translation>
        </message>
        <message>
            <source>Light on white, for print</source>
            <translation>白底浅色，用于打印</translation>
        </message>
        <message>
            <source>As the window shows it</source>
            <translation>与窗口中显示的一样</translation>
        </message>
        <message>
            <source>One page as large as the diagram</source>
            <translation>一页，与网络图一样大</translation>
        </message>
        <message>
            <source>Sheets of {0}</source>
            <translation>{0} 纸</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Colours</source>
            <translation>颜色(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Size</source>
            <translation>大小(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Paper</source>
            <translation>纸张(&amp;P)</translation>
        </message>
        <message>
            <source>Choose a file...</source>
            <translation>选择文件...</translation>
        </message>
        <message>
            <source>Without the selection and without what is wrong with the network.</source>
            <translation>不包括选择和网络中的问题。</translation>
        </message>
        <message>
            <source>{0} times as large</source>
            <translation>放大 {0} 倍</translation>
        </message>
        <message>
            <source>As on the canvas</source>
            <translation>与画布上一样大</translation>
        </message>
    </context>
    <context>
        <name>ExportNetworkDialog</name>
        <message>
            <source>Format</source>
            <translation>格式</translation>
        </message>
        <message>
            <source>Export...</source>
            <translation>导出...</translation>
        </message>
        <message>
            <source>Export the network</source>
            <translation>导出网络</translation>
        </message>
    </context>
    <context>
        <name>FieldsArea</name>
        <message>
            <source>1 more column keeps the value of the row.</source>
            <translation>另外 1 列保留该行的值。</translation>
        </message>
        <message>
            <source>{count} more columns keep the values of the row.</source>
            <translation>另外 {count} 列保留该行的值。</translation>
        </message>
    </context>
    <context>
        <name>Figures</name>
        <message>
            <source>network</source>
            <translation>网络</translation>
        </message>
        <message>
            <source>baseline</source>
            <translation>基线</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>What training makes small. Compare it only with that of the same loss.</source>
            <translation>训练要减小的就是它。只能与同一种损失函数的值相比。</translation>
        </message>
        <message>
            <source>What is reached by giving always the same answer, the best one for these examples.</source>
            <translation>总是给出同一个回答（对这些样本最好的那一个）所能达到的值。</translation>
        </message>
    </context>
    <context>
        <name>FileNews</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
    </context>
    <context>
        <name>Filling</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
    </context>
    <context>
        <name>Filmstrip</name>
        <message>
            <source>The steps from your drawing to the image that the network sees</source>
            <translation>从您的手写到网络所见图像的各个步骤</translation>
        </message>
        <message>
            <source>ink</source>
            <translation>墨迹</translation>
        </message>
        <message>
            <source>20 pixels</source>
            <translation>20 像素</translation>
        </message>
        <message>
            <source>centred</source>
            <translation>居中</translation>
        </message>
    </context>
    <context>
        <name>FindRow</name>
        <message>
            <source>Find in the code</source>
            <translation>在代码中查找</translation>
        </message>
        <message>
            <source>The place before (Shift+Enter)</source>
            <translation>上一处（Shift+Enter）</translation>
        </message>
        <message>
            <source>The next place (Enter)</source>
            <translation>下一处（Enter）</translation>
        </message>
        <message>
            <source>Stop searching (Escape)</source>
            <translation>结束查找（Escape）</translation>
        </message>
        <message>
            <source>not found</source>
            <translation>未找到</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>第 {0} 处，共 {1} 处</translation>
        </message>
    </context>
    <context>
        <name>FindingRow</name>
        <message>
            <source>The doctor</source>
            <translation>诊断</translation>
        </message>
        <message>
            <source>Dismiss for this run</source>
            <translation>本次训练不再提示</translation>
        </message>
        <message>
            <source>Show {0}</source>
            <translation>显示 {0}</translation>
        </message>
        <message>
            <source>{repair} and start over</source>
            <translation>{repair}，并重新开始</translation>
        </message>
    </context>
    <context>
        <name>FlagEditor</name>
        <message>
            <source>on</source>
            <translation>开启</translation>
        </message>
        <message>
            <source>off</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>Flags</name>
        <message>
            <source>since epoch {epoch}</source>
            <translation>自第 {epoch} 轮起</translation>
        </message>
        <message>
            <source>from the beginning</source>
            <translation>从一开始</translation>
        </message>
        <message>
            <source>Click to see it under Problems</source>
            <translation>点击可在“问题”中查看</translation>
        </message>
    </context>
    <context>
        <name>Fold</name>
        <message>
            <source>{0} rare settings</source>
            <translation>{0} 项少用的设置</translation>
        </message>
        <message>
            <source>1 rare setting</source>
            <translation>1 项少用的设置</translation>
        </message>
        <message>
            <source>{0}, {1} changed</source>
            <translation>{0}，已更改 {1} 项</translation>
        </message>
    </context>
    <context>
        <name>Following</name>
        <message>
            <source>In use</source>
            <translation>正在使用</translation>
        </message>
        <message>
            <source>Use this data</source>
            <translation>使用此数据</translation>
        </message>
        <message>
            <source>Nothing is changed until you use the data.</source>
            <translation>在您使用数据之前，什么都不会改变。</translation>
        </message>
        <message>
            <source>The network learns from this data.</source>
            <translation>网络从此数据学习。</translation>
        </message>
    </context>
    <context>
        <name>FormPage</name>
        <message>
            <source>Fill in a random row of the data</source>
            <translation>填入数据中的随机一行</translation>
        </message>
        <message>
            <source>Fill in a random row of the training part</source>
            <translation>填入训练部分的随机一行</translation>
        </message>
        <message>
            <source>Next row that the network gets wrong</source>
            <translation>下一个网络判断错误的行</translation>
        </message>
        <message>
            <source>Show the training rows that it is most like</source>
            <translation>显示与它最相似的训练行</translation>
        </message>
        <message>
            <source>Unlike every training row.</source>
            <translation>不像任何训练行。</translation>
        </message>
        <message>
            <source>Unlike every training row, above all in {column}.</source>
            <translation>不像任何训练行，尤其是 {column}。</translation>
        </message>
        <message>
            <source>{row} with other values.</source>
            <translation>{row}，数值已改动。</translation>
        </message>
    </context>
    <context>
        <name>FoundDigits</name>
        <message>
            <source>The digits, one by one</source>
            <translation>逐个数字</translation>
        </message>
    </context>
    <context>
        <name>GalleryPage</name>
        <message>
            <source>Back to the network</source>
            <translation>返回网络</translation>
        </message>
        <message>
            <source>Build a network, watch it learn, draw for it</source>
            <translation>搭建网络，看它学习，写字让它认</translation>
        </message>
        <message>
            <source>Choose a network for points, prices or handwritten digits. Everything can be changed afterwards.</source>
            <translation>选择一个网络，学习平面上的点、房价或手写数字。之后一切都可以更改。</translation>
        </message>
    </context>
    <context>
        <name>GradientPlot</name>
        <message>
            <source>Strength of the gradient of each layer over the steps</source>
            <translation>各层梯度强度随步数的变化</translation>
        </message>
        <message>
            <source>gradient per weight</source>
            <translation>每个权重的梯度</translation>
        </message>
        <message>
            <source>gradient</source>
            <translation>梯度</translation>
        </message>
    </context>
    <context>
        <name>GroupSettings</name>
        <message>
            <source>Title of the group</source>
            <translation>组的标题</translation>
        </message>
        <message>
            <source>Set a field for the whole group</source>
            <translation>为整个组设置一个字段</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>What the group is called on its block.</source>
            <translation>该组在方块上显示的名称。</translation>
        </message>
        <message>
            <source>No longer set {0} for the whole group</source>
            <translation>不再为整个组设置 {0}</translation>
        </message>
        <message>
            <source>One value, or one for each repetition, such as 24, 40, 64. It sets: {0}</source>
            <translation>一个值，或每次重复各一个值，例如 24, 40, 64。它设置：{0}</translation>
        </message>
    </context>
    <context>
        <name>Grouping</name>
        <message>
            <source>Select a group first</source>
            <translation>请先选择一个组</translation>
        </message>
    </context>
    <context>
        <name>HandStrip</name>
        <message>
            <source>Keep what is on the pad as an example of your hand</source>
            <translation>把画板上的内容保存为你笔迹的样本</translation>
        </message>
        <message>
            <source>What is kept: look through it, or have it as folders of pictures</source>
            <translation>已保存的内容：逐个查看，或存为图片文件夹</translation>
        </message>
        <message>
            <source>Take back what was kept last</source>
            <translation>撤回最近保存的绘图</translation>
        </message>
        <message>
            <source>Learn your hand</source>
            <translation>学习你的笔迹</translation>
        </message>
        <message>
            <source>Train the last layers on your drawings for some seconds. The early ones stay as they are.</source>
            <translation>用你的绘图训练最后几层，只需几秒。前面的层保持不变。</translation>
        </message>
        <message>
            <source>Look through what is kept ...</source>
            <translation>查看已保存的手写...</translation>
        </message>
        <message>
            <source>Save as folders of pictures ...</source>
            <translation>另存为图片文件夹 ...</translation>
        </message>
        <message>
            <source>Add pictures from folders ...</source>
            <translation>从文件夹添加图片 ...</translation>
        </message>
        <message>
            <source>Where the folders of pictures go</source>
            <translation>图片文件夹的存放位置</translation>
        </message>
        <message>
            <source>A folder with a folder for each class</source>
            <translation>包含各类别文件夹的文件夹</translation>
        </message>
        <message>
            <source>Keep as {name}</source>
            <translation>保存为 {name}</translation>
        </message>
        <message>
            <source>Keep as ...</source>
            <translation>保存为 ...</translation>
        </message>
        <message>
            <source>{count:,} kept</source>
            <translation>已保存 {count:,} 幅</translation>
        </message>
        <message>
            <source>Asking the network ...</source>
            <translation>正在询问网络 ...</translation>
        </message>
        <message>
            <source>Draw, and keep it as what it is meant to be. From {count} of each class on, some are kept aside to judge by.</source>
            <translation>绘制后，按它本来的含义保存。每个类别满 {count} 幅后，会留出一些用于评估。</translation>
        </message>
        <message>
            <source>Your hand</source>
            <translation>你的笔迹</translation>
        </message>
        <message>
            <source>{name}: {share:.1%} ({low:.1%} to {high:.1%}, of {count:,})</source>
            <translation>{name}：{share:.1%}（{low:.1%} 至 {high:.1%}，共 {count:,}）</translation>
        </message>
        <message>
            <source>{said}, before {share:.1%}</source>
            <translation>{said}，此前为 {share:.1%}</translation>
        </message>
    </context>
    <context>
        <name>Helper</name>
        <message>
            <source>Nothing is learned so far: always giving the same answer would reach {figure}, too.</source>
            <translation>到目前为止什么也没学到：始终给出同一个回答也能达到{figure}。</translation>
        </message>
        <message>
            <source>The examples are learned by heart: on others, always giving the same answer would reach {figure}, too. More examples, a smaller network or Dropout may help.</source>
            <translation>样本被死记硬背了：对其他样本，始终给出同一个回答也能达到{figure}。更多的样本、更小的网络或 Dropout 可能有帮助。</translation>
        </message>
        <message>
            <source>Most likely: {cause}.</source>
            <translation>最可能的原因：{cause}。</translation>
        </message>
        <message>
            <source>{repair} and start over</source>
            <translation>{repair}，并重新开始</translation>
        </message>
    </context>
    <context>
        <name>HitList</name>
        <message>
            <source>What was found</source>
            <translation>查找结果</translation>
        </message>
    </context>
    <context>
        <name>ImageGrid</name>
        <message>
            <source>Examples behind the chosen cell</source>
            <translation>所选格中的样本</translation>
        </message>
    </context>
    <context>
        <name>ImageList</name>
        <message>
            <source>Example {place}, {truth}, got no answer. Click to ask about it again.</source>
            <translation>样本 {place}（{truth}）没有得到回答。点击可再次询问。</translation>
        </message>
        <message>
            <source>Example {place}, {truth}, was taken for {answer} with {share}. Click to ask about it again.</source>
            <translation>样本 {place}，{truth}，被认作 {answer}，把握 {share}。点击可再次询问。</translation>
        </message>
    </context>
    <context>
        <name>ImportReport</name>
        <message>
            <source>Imported</source>
            <translation>已导入</translation>
        </message>
        <message>
            <source>Missing: the canvas shows where</source>
            <translation>缺失：画布上标出了位置</translation>
        </message>
        <message>
            <source>Compared</source>
            <translation>比较</translation>
        </message>
        <message>
            <source>Changed, with the same answers</source>
            <translation>有改动，但答案不变</translation>
        </message>
        <message>
            <source>{0} layers</source>
            <translation>{0} 层</translation>
        </message>
        <message>
            <source>1 layer</source>
            <translation>1 层</translation>
        </message>
        <message>
            <source>{0}, without weights.</source>
            <translation>{0}，没有权重。</translation>
        </message>
        <message>
            <source>{0} with {1} parameters and their weights.</source>
            <translation>{0}，{1} 个参数，带有权重。</translation>
        </message>
    </context>
    <context>
        <name>InputsEditor</name>
        <message>
            <source>Read another layer</source>
            <translation>读取另一层</translation>
        </message>
        <message>
            <source>Reads</source>
            <translation>读取</translation>
        </message>
        <message>
            <source>read another...</source>
            <translation>再读取一层...</translation>
        </message>
        <message>
            <source>No longer read {0}</source>
            <translation>不再读取 {0}</translation>
        </message>
    </context>
    <context>
        <name>InsidePanel</name>
        <message>
            <source>Layers</source>
            <translation>层</translation>
        </message>
        <message>
            <source>What each layer says to the example in the test panel</source>
            <translation>每一层对测试面板中样本的输出</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单元</translation>
        </message>
        <message>
            <source>How one value of a layer arises, in the real numbers, and what drives it</source>
            <translation>用真实的数字看一层中的一个值如何得来，以及什么驱动它</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>为什么</translation>
        </message>
        <message>
            <source>Which parts of the example speak for the answer, and which against it</source>
            <translation>样本的哪些部分支持这个答案，哪些反对</translation>
        </message>
        <message>
            <source>Map</source>
            <translation>地图</translation>
        </message>
        <message>
            <source>Where the examples lie by what a layer says to them</source>
            <translation>按某一层的输出，样本所在的位置</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>一步</translation>
        </message>
        <message>
            <source>One step of training, stage by stage, with the real arrays</source>
            <translation>用真实的数组逐段看训练的一步</translation>
        </message>
        <message>
            <source>Over time</source>
            <translation>历程</translation>
        </message>
        <message>
            <source>How the values of each layer spread from step to step of the run</source>
            <translation>训练过程中每一层的数值如何逐步分布</translation>
        </message>
        <message>
            <source>The network on the canvas can't answer yet: see Problems.</source>
            <translation>画布上的网络还不能回答：见“问题”。</translation>
        </message>
        <message>
            <source>Ask about an example at the right, and see here what goes on inside the network.</source>
            <translation>在右侧询问一个样本，在这里看网络内部发生了什么。</translation>
        </message>
    </context>
    <context>
        <name>KeepAside</name>
        <message>
            <source>Too few are kept aside to say what else it may be.</source>
            <translation>留出的样本太少，无法说明还可能是什么。</translation>
        </message>
        <message>
            <source>Too few are kept aside to say how far it may be off.</source>
            <translation>留出的样本太少，无法说明可能偏差多少。</translation>
        </message>
        <message>
            <source>Keep some aside</source>
            <translation>留出一些</translation>
        </message>
        <message>
            <source>The next training keeps some.</source>
            <translation>下次训练会留出一些。</translation>
        </message>
    </context>
    <context>
        <name>KeptDialog</name>
        <message>
            <source>Your hand</source>
            <translation>你的笔迹</translation>
        </message>
        <message>
            <source>Drawings that are kept</source>
            <translation>已保存的手写</translation>
        </message>
        <message>
            <source>Give up</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Keep the chosen drawings no more</source>
            <translation>不再保存所选的手写</translation>
        </message>
        <message>
            <source>Have the last one again</source>
            <translation>恢复上一个</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Reading what is kept ...</source>
            <translation>正在读取已保存的手写...</translation>
        </message>
        <message>
            <source>{count:,} drawings, as the network sees them. What is given up is learned no more.</source>
            <translation>{count:,} 幅手写，显示为网络所看到的样子。删除的不再参与学习。</translation>
        </message>
    </context>
    <context>
        <name>LayerColumns</name>
        <message>
            <source>Layer</source>
            <translation>层</translation>
        </message>
        <message>
            <source>Its name; of a layer in a group, with the way to it</source>
            <translation>层的名称；组内的层带有路径</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>What it is, with its main settings</source>
            <translation>层的类型及主要设置</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>Shapes that go in</source>
            <translation>输入的形状</translation>
        </message>
        <message>
            <source>Height</source>
            <translation>高</translation>
        </message>
        <message>
            <source>Height of the images that come out, in pixels</source>
            <translation>输出图像的高度（像素）</translation>
        </message>
        <message>
            <source>Width</source>
            <translation>宽</translation>
        </message>
        <message>
            <source>Width of the images that come out, in pixels</source>
            <translation>输出图像的宽度（像素）</translation>
        </message>
        <message>
            <source>Channels</source>
            <translation>通道</translation>
        </message>
        <message>
            <source>Channels of the images that come out, or the numbers of a row</source>
            <translation>输出图像的通道数，或一行数值的个数</translation>
        </message>
        <message>
            <source>Memory of the outputs of one batch, which training keeps for the way back</source>
            <translation>一批样本的输出所占的内存，训练时要为反向计算保留</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>参数</translation>
        </message>
        <message>
            <source>Numbers that it has learned or will</source>
            <translation>它已学到或将要学习的数值个数</translation>
        </message>
        <message>
            <source>Learns</source>
            <translation>可训练</translation>
        </message>
        <message>
            <source>Whether training changes it</source>
            <translation>训练是否会改变它</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>占比</translation>
        </message>
        <message>
            <source>Share of all parameters</source>
            <translation>占全部参数的比例</translation>
        </message>
        <message>
            <source>FLOP</source>
            <translation>FLOP</translation>
        </message>
        <message>
            <source>Operations for one example, forward: a multiply-add is two, any other is one</source>
            <translation>一个样本前向计算的运算次数：一次乘加算两次，其他运算算一次</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>内存</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>感受野</translation>
        </message>
        <message>
            <source>Receptive field: height and width of what a unit sees of the picture, in pixels</source>
            <translation>感受野：一个单元能看到的图像区域的高和宽（像素）</translation>
        </message>
        <message>
            <source>Stride</source>
            <translation>步距</translation>
        </message>
        <message>
            <source>Pixels of the picture from what one unit sees to what the next one sees</source>
            <translation>相邻两个单元所见区域之间的像素距离</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Measured time of a batch, forward and backward</source>
            <translation>实测的一批样本的时间，前向加反向</translation>
        </message>
        <message>
            <source>Time share</source>
            <translation>时间占比</translation>
        </message>
        <message>
            <source>Share of the time that all layers take</source>
            <translation>占所有层总时间的比例</translation>
        </message>
        <message>
            <source>frozen</source>
            <translation>冻结</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>是</translation>
        </message>
    </context>
    <context>
        <name>LayerFacts</name>
        <message>
            <source>Input</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>输出</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>参数</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>计算量</translation>
        </message>
        <message>
            <source>not known yet</source>
            <translation>尚未知</translation>
        </message>
        <message>
            <source>disabled: not computed</source>
            <translation>已停用：不参与计算</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>无</translation>
        </message>
        <message>
            <source>{0} in {1} layers</source>
            <translation>{0}，分布在 {1} 层中</translation>
        </message>
        <message>
            <source>{0} FLOP per example</source>
            <translation>每个样本 {0} FLOP</translation>
        </message>
        <message>
            <source>nothing is computed</source>
            <translation>无需计算</translation>
        </message>
    </context>
    <context>
        <name>LayerPage</name>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>{0} {1} layers</source>
            <translation>{0} 个 {1} 层</translation>
        </message>
        <message>
            <source>The layer's name, as it stands in files and exported code</source>
            <translation>层的名称，与文件和导出代码中的一致</translation>
        </message>
        <message>
            <source>{0} layers</source>
            <translation>{0} 个层</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>网络</translation>
        </message>
        <message>
            <source>These layers are of different types: select layers of one type to set them together.</source>
            <translation>这些层的类型不同：请选择同一类型的层，以便一起设置。</translation>
        </message>
        <message>
            <source>Click a block to see its settings, what comes out of it, and how that arises.</source>
            <translation>点击一个方块，查看它的设置、它的输出以及输出是如何得来的。</translation>
        </message>
        <message>
            <source>The network's title</source>
            <translation>网络的标题</translation>
        </message>
    </context>
    <context>
        <name>LayerStrip</name>
        <message>
            <source>What every layer says to this example</source>
            <translation>每一层对这个样本的输出</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>  {count} silent</source>
            <translation>  {count} 个沉默</translation>
        </message>
    </context>
    <context>
        <name>LayersView</name>
        <message>
            <source>Blue is above zero, orange below. Click a value to see how it arises.</source>
            <translation>蓝色大于零，橙色小于零。点击一个值，看它如何得来。</translation>
        </message>
        <message>
            <source>{node}, unit {unit}</source>
            <translation>{node}，单元 {unit}</translation>
        </message>
        <message>
            <source>{node}, channel {unit}, row {row}, column {column}</source>
            <translation>{node}，通道 {unit}，第 {row} 行，第 {column} 列</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>  sees {rows}x{columns} pixels</source>
            <translation>  看到 {rows}x{columns} 像素</translation>
        </message>
    </context>
    <context>
        <name>LearningRateField</name>
        <message>
            <source>Learning rate: the size of a step. Lower it when the loss jumps, raise it when it creeps.
It takes effect from the next batch on. Up and Down double and halve it.</source>
            <translation>学习率：每一步的大小。损失跳动时调低，停滞不前时调高。
从下一个批次起生效。上、下键使其加倍或减半。</translation>
        </message>
        <message>
            <source>Learning rate</source>
            <translation>学习率</translation>
        </message>
        <message>
            <source>A learning rate is a number such as 0.001, not {text!r}.</source>
            <translation>学习率应是 0.001 这样的数，而不是 {text!r}。</translation>
        </message>
    </context>
    <context>
        <name>LeftCard</name>
        <message>
            <source>Not saved when the program ended</source>
            <translation>程序意外退出时未保存的项目</translation>
        </message>
        <message>
            <source>It stays here until you save or discard it.</source>
            <translation>在您保存或丢弃之前，它会一直保留在这里。</translation>
        </message>
        <message>
            <source>They stay here until you save or discard them.</source>
            <translation>在您保存或丢弃之前，它们会一直保留在这里。</translation>
        </message>
    </context>
    <context>
        <name>LeftRow</name>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Discard...</source>
            <translation>丢弃...</translation>
        </message>
        <message>
            <source>Untitled</source>
            <translation>未命名</translation>
        </message>
        <message>
            <source>Open {0}</source>
            <translation>打开 {0}</translation>
        </message>
        <message>
            <source>Discard {0}</source>
            <translation>丢弃 {0}</translation>
        </message>
        <message>
            <source>Never saved to a file</source>
            <translation>从未保存到文件</translation>
        </message>
        <message>
            <source>Changes to {0}</source>
            <translation>对 {0} 的更改</translation>
        </message>
        <message>
            <source>unsaved since {0}</source>
            <translation>自 {0} 起未保存</translation>
        </message>
        <message>
            <source>unsaved since {0}, kept as of {1}</source>
            <translation>自 {0} 起未保存，保留到 {1} 的状态</translation>
        </message>
    </context>
    <context>
        <name>Legend</name>
        <message>
            <source>best by {metric}: epoch {epoch}</source>
            <translation>按{metric}最佳：轮次 {epoch}</translation>
        </message>
        <message>
            <source>best: epoch {epoch}</source>
            <translation>最佳：轮次 {epoch}</translation>
        </message>
        <message>
            <source>training</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>validation</source>
            <translation>验证</translation>
        </message>
        <message>
            <source>previous run</source>
            <translation>上次训练</translation>
        </message>
    </context>
    <context>
        <name>LoadingPage</name>
        <message>
            <source>Pictures ({patterns})</source>
            <translation>图片 ({patterns})</translation>
        </message>
        <message>
            <source>Open a picture</source>
            <translation>打开图片</translation>
        </message>
        <message>
            <source>Pasted picture</source>
            <translation>粘贴的图片</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
    </context>
    <context>
        <name>Map</name>
        <message>
            <source>{count} examples, {wrong} mistakes ringed; the plane keeps {kept} of how they differ</source>
            <translation>{count} 个样本，圈出 {wrong} 个错误；平面保留了差异的 {kept}</translation>
        </message>
        <message>
            <source>{count} examples, orange low and blue high; the plane keeps {kept} of how they differ</source>
            <translation>{count} 个样本，橙色低，蓝色高；平面保留了差异的 {kept}</translation>
        </message>
        <message>
            <source>{count} examples, {wrong} mistakes ringed; who is near whom counts, not how far groups are apart</source>
            <translation>{count} 个样本，{wrong} 个错误已圈出；重要的是谁与谁相邻，而不是各群相距多远</translation>
        </message>
        <message>
            <source>{count} examples, orange low and blue high; who is near whom counts, not how far groups are apart</source>
            <translation>{count} 个样本，橙色为低，蓝色为高；重要的是谁与谁相邻，而不是各群相距多远</translation>
        </message>
    </context>
    <context>
        <name>MapDrawing</name>
        <message>
            <source>Where the examples lie by what a layer says to them</source>
            <translation>按某一层的输出，样本所在的位置</translation>
        </message>
        <message>
            <source>Example {place}. Click to ask about it.</source>
            <translation>样本 {place}。点击可以询问它。</translation>
        </message>
        <message>
            <source>Example {place} is {truth}: right. Click to ask about it.</source>
            <translation>样本 {place} 是 {truth}：正确。点击可以询问它。</translation>
        </message>
        <message>
            <source>Example {place} is {truth}, taken for {answer}. Click to ask about it.</source>
            <translation>样本 {place} 是 {truth}，被当作 {answer}。点击可以询问它。</translation>
        </message>
    </context>
    <context>
        <name>MapStrip</name>
        <message>
            <source>How much of the map is made</source>
            <translation>图的完成进度</translation>
        </message>
    </context>
    <context>
        <name>MapView</name>
        <message>
            <source>Layer of the map</source>
            <translation>地图的层</translation>
        </message>
        <message>
            <source>Which layer the map is made of, from the input to the answer</source>
            <translation>地图取自哪一层，从输入到答案</translation>
        </message>
        <message>
            <source>PCA</source>
            <translation>PCA</translation>
        </message>
        <message>
            <source>The plane in which the examples differ most, at once</source>
            <translation>样本差异最大的平面，立即可见</translation>
        </message>
        <message>
            <source>t-SNE</source>
            <translation>t-SNE</translation>
        </message>
        <message>
            <source>Like examples as neighbours; it takes some seconds</source>
            <translation>让相似的样本彼此相邻；需要几秒钟</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>Bringing like examples together ...</source>
            <translation>正在把相似的样本放到一起...</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>A map of neighbours takes some seconds.</source>
            <translation>生成近邻图需要几秒钟。</translation>
        </message>
        <message>
            <source>Make it</source>
            <translation>生成</translation>
        </message>
        <message>
            <source>Of step {step}: the network has other weights now</source>
            <translation>第 {step} 步的图：网络的权重现已不同</translation>
        </message>
        <message>
            <source>Make again</source>
            <translation>重新生成</translation>
        </message>
    </context>
    <context>
        <name>Measures</name>
        <message>
            <source>predicted</source>
            <translation>预测</translation>
        </message>
        <message>
            <source>is</source>
            <translation>实际</translation>
        </message>
    </context>
    <context>
        <name>Menus</name>
        <message>
            <source>Open &amp;recent</source>
            <translation>最近打开(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>编辑(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Train</source>
            <translation>训练(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>撤销(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>重做(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;New empty network</source>
            <translation>新建空网络(&amp;N)</translation>
        </message>
        <message>
            <source>New from &amp;template</source>
            <translation>从模板新建(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Gallery</source>
            <translation>模板库(&amp;G)</translation>
        </message>
        <message>
            <source>&amp;Open...</source>
            <translation>打开(&amp;O)...</translation>
        </message>
        <message>
            <source>&amp;Insert layers from project...</source>
            <translation>从项目插入层(&amp;I)...</translation>
        </message>
        <message>
            <source>&amp;Data...</source>
            <translation>数据(&amp;D)...</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>保存(&amp;S)</translation>
        </message>
        <message>
            <source>Save &amp;as...</source>
            <translation>另存为(&amp;A)...</translation>
        </message>
        <message>
            <source>&amp;Versions...</source>
            <translation>版本(&amp;V)...</translation>
        </message>
        <message>
            <source>&amp;Export diagram...</source>
            <translation>导出网络图(&amp;E)...</translation>
        </message>
        <message>
            <source>Export net&amp;work...</source>
            <translation>导出网络(&amp;W)...</translation>
        </message>
        <message>
            <source>I&amp;mport...</source>
            <translation>导入(&amp;M)...</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>退出(&amp;Q)</translation>
        </message>
        <message>
            <source>Cop&amp;y as picture</source>
            <translation>复制为图片(&amp;Y)</translation>
        </message>
        <message>
            <source>Zoom &amp;in</source>
            <translation>放大(&amp;I)</translation>
        </message>
        <message>
            <source>Zoom &amp;out</source>
            <translation>缩小(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Natural size</source>
            <translation>原始大小(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Whole network</source>
            <translation>整个网络(&amp;W)</translation>
        </message>
        <message>
            <source>Go to &amp;palette</source>
            <translation>转到层列表(&amp;P)</translation>
        </message>
        <message>
            <source>Go to &amp;canvas</source>
            <translation>转到画布(&amp;C)</translation>
        </message>
        <message>
            <source>Go to &amp;layer settings</source>
            <translation>转到层设置(&amp;L)</translation>
        </message>
        <message>
            <source>Go to t&amp;raining settings</source>
            <translation>转到训练设置(&amp;R)</translation>
        </message>
        <message>
            <source>Go to co&amp;de</source>
            <translation>转到代码(&amp;D)</translation>
        </message>
        <message>
            <source>Reset la&amp;yout</source>
            <translation>重置布局(&amp;Y)</translation>
        </message>
        <message>
            <source>Find &amp;anything...</source>
            <translation>查找任何内容(&amp;A)...</translation>
        </message>
        <message>
            <source>&amp;Back to the network</source>
            <translation>返回网络(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation>主题(&amp;T)</translation>
        </message>
        <message>
            <source>As the &amp;system</source>
            <translation>跟随系统(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Light</source>
            <translation>浅色(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Dark</source>
            <translation>深色(&amp;D)</translation>
        </message>
        <message>
            <source>More contra&amp;st</source>
            <translation>提高对比度(&amp;S)</translation>
        </message>
        <message>
            <source>Reduce &amp;motion</source>
            <translation>减少动画(&amp;M)</translation>
        </message>
        <message>
            <source>Lan&amp;guage</source>
            <translation>语言(&amp;G)</translation>
        </message>
        <message>
            <source>Tha&amp;w and go on with a tenth of the learning rate</source>
            <translation>解冻，并以十分之一的学习率继续训练(&amp;W)</translation>
        </message>
        <message>
            <source>Let all layers learn, in small steps, from the weights that they have</source>
            <translation>让所有层从现有权重出发，以小步长继续学习</translation>
        </message>
        <message>
            <source>&amp;Find a learning rate...</source>
            <translation>寻找学习率(&amp;F)...</translation>
        </message>
        <message>
            <source>&amp;About NN Studio</source>
            <translation>关于 NN Studio(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Keyboard shortcuts</source>
            <translation>键盘快捷键(&amp;K)</translation>
        </message>
    </context>
    <context>
        <name>MessageBar</name>
        <message>
            <source>Close this message</source>
            <translation>关闭此消息</translation>
        </message>
    </context>
    <context>
        <name>MetricChooser</name>
        <message>
            <source>Metric that is drawn</source>
            <translation>所画的指标</translation>
        </message>
        <message>
            <source>{metric}  (validation only)</source>
            <translation>{metric}（仅验证）</translation>
        </message>
    </context>
    <context>
        <name>MissingLibrary</name>
        <message>
            <source>This map is made by the library {library}, which is not installed beside NN Studio. This line installs it:</source>
            <translation>此图由 {library} 库生成，而该库尚未与 NN Studio 一同安装。用下面这行命令即可安装：</translation>
        </message>
        <message>
            <source>The line that installs {library}</source>
            <translation>安装 {library} 的命令</translation>
        </message>
        <message>
            <source>Copy the line</source>
            <translation>复制这行命令</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
    </context>
    <context>
        <name>MomentLabel</name>
        <message>
            <source>computing ...</source>
            <translation>计算中 ...</translation>
        </message>
    </context>
    <context>
        <name>MovingBar</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Pictures that were read or written</source>
            <translation>已读取或写入的图片</translation>
        </message>
        <message>
            <source>{done:,} of {total:,}</source>
            <translation>{done:,} / {total:,}</translation>
        </message>
    </context>
    <context>
        <name>NamesEditor</name>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Choose among the columns</source>
            <translation>从各列中选择</translation>
        </message>
    </context>
    <context>
        <name>NearStrip</name>
        <message>
            <source>Most like these training rows</source>
            <translation>最像这些训练行</translation>
        </message>
        <message>
            <source>Row {number}, {answer}: the same</source>
            <translation>第 {number} 行，{answer}：完全相同</translation>
        </message>
        <message>
            <source>Row {number}, {answer}: {others}</source>
            <translation>第 {number} 行，{answer}：{others}</translation>
        </message>
    </context>
    <context>
        <name>NearestImages</name>
        <message>
            <source>Most like these training images: {names}</source>
            <translation>最像这些训练图像：{names}</translation>
        </message>
    </context>
    <context>
        <name>NetworkDrawing</name>
        <message>
            <source>Drawing of the network {0}</source>
            <translation>网络 {0} 的示意图</translation>
        </message>
    </context>
    <context>
        <name>NoteField</name>
        <message>
            <source>A note. Ctrl+Enter takes it, Escape leaves it.</source>
            <translation>备注。Ctrl+Enter 保存，Esc 放弃。</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>{0} characters at most</source>
            <translation>最多 {0} 个字符</translation>
        </message>
    </context>
    <context>
        <name>NumberField</name>
        <message>
            <source>missing: taken as {value}</source>
            <translation>缺失：按 {value} 处理</translation>
        </message>
        <message>
            <source>a number is needed</source>
            <translation>需要一个数</translation>
        </message>
        <message>
            <source>{name}: from {low} to {high} in the training part</source>
            <translation>{name}：训练部分中从 {low} 到 {high}</translation>
        </message>
        <message>
            <source>This is beyond what the network has learned from.</source>
            <translation>这超出了网络学习过的范围。</translation>
        </message>
    </context>
    <context>
        <name>NumbersPage</name>
        <message>
            <source>The worst examples</source>
            <translation>最差的样本</translation>
        </message>
        <message>
            <source>Number that is shown</source>
            <translation>所显示的数</translation>
        </message>
        <message>
            <source>Residuals</source>
            <translation>残差</translation>
        </message>
        <message>
            <source>How often answers are off by how much</source>
            <translation>回答偏差多少、各有多少次</translation>
        </message>
        <message>
            <source>Worst</source>
            <translation>最差</translation>
        </message>
        <message>
            <source>The examples whose answers are off most</source>
            <translation>回答偏差最大的样本</translation>
        </message>
        <message>
            <source>right</source>
            <translation>真实</translation>
        </message>
        <message>
            <source>predicted</source>
            <translation>预测</translation>
        </message>
        <message>
            <source>off by</source>
            <translation>偏差</translation>
        </message>
        <message>
            <source>predicted − right</source>
            <translation>预测 − 真实</translation>
        </message>
        <message>
            <source>example</source>
            <translation>样本</translation>
        </message>
        <message>
            <source>Predicted − right is {mean} on average, with a deviation of {deviation}.</source>
            <translation>预测 − 真实平均为 {mean}，标准差为 {deviation}。</translation>
        </message>
        <message>
            <source>The largest misses first. Click one to ask about it again.</source>
            <translation>偏差最大的在前。点击其中一个可再次询问。</translation>
        </message>
    </context>
    <context>
        <name>OptionalEditor</name>
        <message>
            <source>off</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>OverTimeView</name>
        <message>
            <source>Layer over time</source>
            <translation>查看历程的层</translation>
        </message>
        <message>
            <source>Outputs</source>
            <translation>输出</translation>
        </message>
        <message>
            <source>What the layer says</source>
            <translation>该层的输出值</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>权重</translation>
        </message>
        <message>
            <source>The weights of its kernel</source>
            <translation>核的权重</translation>
        </message>
        <message>
            <source>Gradients</source>
            <translation>梯度</translation>
        </message>
        <message>
            <source>The gradients of the loss by these weights</source>
            <translation>损失对这些权重的梯度</translation>
        </message>
        <message>
            <source>Train, and see here how outputs, weights and gradients spread from step to step.</source>
            <translation>训练后，可在此查看输出、权重和梯度如何随步数分布。</translation>
        </message>
    </context>
    <context>
        <name>Pad</name>
        <message>
            <source>Drawing pad</source>
            <translation>画板</translation>
        </message>
    </context>
    <context>
        <name>PairEditor</name>
        <message>
            <source>{0}, height</source>
            <translation>{0}（高）</translation>
        </message>
        <message>
            <source>{0}, width</source>
            <translation>{0}（宽）</translation>
        </message>
    </context>
    <context>
        <name>PalettePanel</name>
        <message>
            <source>Search layers</source>
            <translation>搜索层</translation>
        </message>
        <message>
            <source>Rename...</source>
            <translation>重命名...</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Title of the group</source>
            <translation>组的标题</translation>
        </message>
        <message>
            <source>Rename group</source>
            <translation>重命名组</translation>
        </message>
        <message>
            <source>No layer answers to “{0}”: try its name or what it is for.</source>
            <translation>没有与“{0}”相符的层：请试试层的名称或用途。</translation>
        </message>
    </context>
    <context>
        <name>PaletteTree</name>
        <message>
            <source>Layers</source>
            <translation>层</translation>
        </message>
    </context>
    <context>
        <name>Pens</name>
        <message>
            <source>Black</source>
            <translation>黑</translation>
        </message>
        <message>
            <source>White</source>
            <translation>白</translation>
        </message>
        <message>
            <source>Red</source>
            <translation>红</translation>
        </message>
        <message>
            <source>Yellow</source>
            <translation>黄</translation>
        </message>
        <message>
            <source>Green</source>
            <translation>绿</translation>
        </message>
        <message>
            <source>Blue</source>
            <translation>蓝</translation>
        </message>
    </context>
    <context>
        <name>PlaceEditor</name>
        <message>
            <source>a folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <source>a file</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Choose a folder</source>
            <translation>选择文件夹</translation>
        </message>
        <message>
            <source>Choose a file</source>
            <translation>选择文件</translation>
        </message>
    </context>
    <context>
        <name>PlaneLegend</name>
        <message>
            <source>training</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>unlike all</source>
            <translation>都不像</translation>
        </message>
        <message>
            <source>Hatch where nothing is known: no training point is near</source>
            <translation>给一无所知之处画上斜线：附近没有训练点</translation>
        </message>
        <message>
            <source>Paler: less sure</source>
            <translation>越淡越没有把握</translation>
        </message>
        <message>
            <source>validation</source>
            <translation>验证</translation>
        </message>
        <message>
            <source>test</source>
            <translation>测试</translation>
        </message>
        <message>
            <source>1 point</source>
            <translation>1 个点</translation>
        </message>
        <message>
            <source>{count} points</source>
            <translation>{count} 个点</translation>
        </message>
        <message>
            <source>{count} points, of which {most} are shown</source>
            <translation>{count} 个点，显示其中 {most} 个</translation>
        </message>
    </context>
    <context>
        <name>PlanePage</name>
        <message>
            <source>Ask about a random point of the data</source>
            <translation>询问数据中的一个随机点</translation>
        </message>
        <message>
            <source>Next point of the data that the network gets wrong</source>
            <translation>数据中下一个网络判断错误的点</translation>
        </message>
        <message>
            <source>Click in the plane to ask</source>
            <translation>在平面上点击来提问</translation>
        </message>
        <message>
            <source>Unlike every training point.</source>
            <translation>不像任何训练点。</translation>
        </message>
        <message>
            <source>At {across} {x}, {upwards} {y}.</source>
            <translation>位置：{across} {x}，{upwards} {y}。</translation>
        </message>
    </context>
    <context>
        <name>PlaneView</name>
        <message>
            <source>Plane of {across} and {upwards}</source>
            <translation>{across} 与 {upwards} 的平面</translation>
        </message>
    </context>
    <context>
        <name>ProblemsPanel</name>
        <message>
            <source>No problems. The network can be trained.</source>
            <translation>没有问题。网络可以训练。</translation>
        </message>
        <message>
            <source>Problems that follow once some of these are mended: {0}</source>
            <translation>修复其中一些之后将列出的其余问题：{0} 个</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>错误</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>警告</translation>
        </message>
        <message>
            <source>Show {0}</source>
            <translation>显示 {0}</translation>
        </message>
    </context>
    <context>
        <name>ProjectFiles</name>
        <message>
            <source>Untitled</source>
            <translation>未命名</translation>
        </message>
    </context>
    <context>
        <name>PropertiesPanel</name>
        <message>
            <source>Layer</source>
            <translation>层</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>代码</translation>
        </message>
    </context>
    <context>
        <name>QAbstractFileIconProvider</name>
        <message>
            <source>Folder</source>
            <translation>文件夹</translation>
        </message>
    </context>
    <context>
        <name>QFileDialog</name>
        <message>
            <source>&amp;Look in:</source>
            <translation>查找范围(&amp;L)：</translation>
        </message>
        <message>
            <source>Files of &amp;type:</source>
            <translation>文件类型(&amp;T)：</translation>
        </message>
    </context>
    <context>
        <name>QuestionBox</name>
        <message>
            <source>Right.</source>
            <translation>正确。</translation>
        </message>
        <message>
            <source>Not this time.</source>
            <translation>这次不对。</translation>
        </message>
    </context>
    <context>
        <name>QuickPanel</name>
        <message>
            <source>Nothing answers to “{0}”.</source>
            <translation>没有与“{0}”相符的内容。</translation>
        </message>
        <message>
            <source>A few letters of anything</source>
            <translation>输入任何内容的几个字母</translation>
        </message>
        <message>
            <source>Find anything</source>
            <translation>查找任何内容</translation>
        </message>
        <message>
            <source>Used last</source>
            <translation>最近使用</translation>
        </message>
        <message>
            <source>Layers, commands, settings, templates, data, recent projects and what stands on the canvas are found by their names, by other names for them, and by what they are for.</source>
            <translation>可以查找层、命令、设置、模板、数据、最近的项目以及画布上的内容：按名称、别名、拼音首字母或用途。</translation>
        </message>
    </context>
    <context>
        <name>RangeDialog</name>
        <message>
            <source>Find a learning rate</source>
            <translation>寻找学习率</translation>
        </message>
        <message>
            <source>A few steps of training with new weights, each at a higher rate than the one before. What the network has learned stays as it is.</source>
            <translation>用新的权重训练若干步，每一步的学习率都比上一步高。网络已学到的内容保持不变。</translation>
        </message>
        <message>
            <source>Learning rates that were tried</source>
            <translation>已试过的学习率</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>The loss fell at none of these rates: something else keeps the network from learning.</source>
            <translation>在这些学习率下损失都没有下降：是别的原因使网络学不到。</translation>
        </message>
        <message>
            <source>The loss falls fastest at rates near {rate}: a tenth of the rate at which it is lowest, where it is about to rise.</source>
            <translation>学习率在 {rate} 附近时损失下降最快：它是损失最低处学习率的十分之一，而损失在最低处即将上升。</translation>
        </message>
        <message>
            <source>Set learning rate to {rate}</source>
            <translation>将学习率设为 {rate}</translation>
        </message>
        <message>
            <source>Training became unstable before anything could be seen.</source>
            <translation>训练在看出任何结果之前就已失稳。</translation>
        </message>
    </context>
    <context>
        <name>RangePlot</name>
        <message>
            <source>Loss at each learning rate</source>
            <translation>各学习率下的损失</translation>
        </message>
        <message>
            <source>learning rate</source>
            <translation>学习率</translation>
        </message>
        <message>
            <source>loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>now {rate}</source>
            <translation>现在 {rate}</translation>
        </message>
        <message>
            <source>proposed {rate}</source>
            <translation>建议 {rate}</translation>
        </message>
    </context>
    <context>
        <name>Recovery</name>
        <message>
            <source>Untitled</source>
            <translation>未命名</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>显示</translation>
        </message>
    </context>
    <context>
        <name>RemadeView</name>
        <message>
            <source>Clean</source>
            <translation>干净</translation>
        </message>
        <message>
            <source>With noise</source>
            <translation>加噪声</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>输出</translation>
        </message>
    </context>
    <context>
        <name>RemakeList</name>
        <message>
            <source>Example {place} came out with {psnr}. Click to ask about it again.</source>
            <translation>样本 {place} 还原得到 {psnr}。点击可再次询问。</translation>
        </message>
    </context>
    <context>
        <name>RemakesPage</name>
        <message>
            <source>The worst images</source>
            <translation>最差的图像</translation>
        </message>
        <message>
            <source>The worst first: what went in, and what came out.</source>
            <translation>最差的在前：输入，与得到的结果。</translation>
        </message>
        <message>
            <source>The worst first: what went in with its noise, what came out, and what was wanted.</source>
            <translation>最差的在前：带噪声的输入、得到的结果、想要的图像。</translation>
        </message>
    </context>
    <context>
        <name>RenameField</name>
        <message>
            <source>Name of the layer</source>
            <translation>层的名称</translation>
        </message>
    </context>
    <context>
        <name>Residuals</name>
        <message>
            <source>Residuals</source>
            <translation>残差</translation>
        </message>
        <message>
            <source>predicted − right</source>
            <translation>预测 − 真实</translation>
        </message>
        <message>
            <source>examples</source>
            <translation>样本数</translation>
        </message>
    </context>
    <context>
        <name>RobustnessPlot</name>
        <message>
            <source>right (%)</source>
            <translation>答对（%）</translation>
        </message>
    </context>
    <context>
        <name>RobustnessView</name>
        <message>
            <source>Changed pictures that were asked about</source>
            <translation>已问过的改动图像</translation>
        </message>
        <message>
            <source>shift (% of the side)</source>
            <translation>平移（边长的 %）</translation>
        </message>
        <message>
            <source>rotation (degrees)</source>
            <translation>旋转（度）</translation>
        </message>
        <message>
            <source>outlines moved out (pixels)</source>
            <translation>轮廓外移（像素）</translation>
        </message>
        <message>
            <source>noise (% of the range)</source>
            <translation>噪声（取值范围的 %）</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>平移</translation>
        </message>
        <message>
            <source>shift (%)</source>
            <translation>平移（%）</translation>
        </message>
        <message>
            <source>Rotation</source>
            <translation>旋转</translation>
        </message>
        <message>
            <source>rotation (°)</source>
            <translation>旋转（°）</translation>
        </message>
        <message>
            <source>Thickness</source>
            <translation>粗细</translation>
        </message>
        <message>
            <source>thicker (px)</source>
            <translation>粗细（像素）</translation>
        </message>
        <message>
            <source>Noise</source>
            <translation>噪声</translation>
        </message>
        <message>
            <source>noise (%)</source>
            <translation>噪声（%）</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>测量</translation>
        </message>
        <message>
            <source>Asking about changed pictures ...</source>
            <translation>正在询问改动后的图像...</translation>
        </message>
        <message>
            <source>How the accuracy falls when up to {count} pictures are shifted, turned, drawn thicker or made noisy.</source>
            <translation>最多 {count} 张图像被平移、旋转、加粗或加噪声时，准确率如何下降。</translation>
        </message>
        <message>
            <source>1 picture, changed more and more. Dashed: untouched, {plain} right.</source>
            <translation>1 张图像，改动逐渐加大。虚线：未改动，答对 {plain}。</translation>
        </message>
        <message>
            <source>{count} pictures, changed more and more. Dashed: untouched, {plain} right.</source>
            <translation>{count} 张图像，改动逐渐加大。虚线：未改动，答对 {plain}。</translation>
        </message>
        <message>
            <source>Measured of an earlier state of the network.</source>
            <translation>在网络较早的状态下测得。</translation>
        </message>
    </context>
    <context>
        <name>RowsModel</name>
        <message>
            <source>This is to be predicted.</source>
            <translation>这是要预测的列。</translation>
        </message>
        <message>
            <source>Not used. Click to change that.</source>
            <translation>未使用。点击可更改。</translation>
        </message>
        <message>
            <source>Predicted from this. Click to change that.</source>
            <translation>用于预测的输入。点击可更改。</translation>
        </message>
    </context>
    <context>
        <name>RowsTable</name>
        <message>
            <source>The first rows of the table</source>
            <translation>表格的前几行</translation>
        </message>
        <message>
            <source>Predict this column</source>
            <translation>预测此列</translation>
        </message>
        <message>
            <source>Predict this column too</source>
            <translation>同时预测此列</translation>
        </message>
        <message>
            <source>Leave this column out</source>
            <translation>不使用此列</translation>
        </message>
        <message>
            <source>Use this column</source>
            <translation>使用此列</translation>
        </message>
    </context>
    <context>
        <name>SeenDesk</name>
        <message>
            <source>Show &amp;values on the layers</source>
            <translation>在各层上显示数值(&amp;V)</translation>
        </message>
        <message>
            <source>Draw on each layer what it says to the example in the test panel</source>
            <translation>在每一层上画出它对测试面板中样本的输出</translation>
        </message>
        <message>
            <source>Another network is being trained</source>
            <translation>正在训练的是另一个网络</translation>
        </message>
        <message>
            <source>The network can't answer yet</source>
            <translation>网络还不能回答</translation>
        </message>
        <message>
            <source>Ask about an example at the right</source>
            <translation>请在右侧询问一个样本</translation>
        </message>
    </context>
    <context>
        <name>SeenImage</name>
        <message>
            <source>The image that the network sees</source>
            <translation>网络看到的图像</translation>
        </message>
        <message>
            <source>What the network sees: your drawing scaled to 20 pixels and centred by its mass,
as the images were that it learned from.</source>
            <translation>网络看到的图像：您的手写缩放到 20 像素，并按重心居中，
与它学习过的图像一样。</translation>
        </message>
        <message>
            <source>What the network sees: the picture in {width}x{height} pixels, as the images were that it learned from.</source>
            <translation>网络看到的内容：{width}x{height} 像素的图片，与它学习时的图像一样。</translation>
        </message>
    </context>
    <context>
        <name>SentencePage</name>
        <message>
            <source>{title}: examples of {shape} can't be asked about in the window.</source>
            <translation>{title}：{shape} 的样本无法在窗口中提问。</translation>
        </message>
    </context>
    <context>
        <name>SourceSettings</name>
        <message>
            <source>Kind of data</source>
            <translation>数据的种类</translation>
        </message>
        <message>
            <source>Where it comes from</source>
            <translation>数据来源</translation>
        </message>
        <message>
            <source>Drop a folder or a file anywhere on the window to see what it holds.</source>
            <translation>把文件夹或文件拖到窗口任意处，即可查看其内容。</translation>
        </message>
    </context>
    <context>
        <name>SpreadPlot</name>
        <message>
            <source>Values of the layer over the steps</source>
            <translation>该层的数值随步数的变化</translation>
        </message>
        <message>
            <source>Click at a step to ask the network as it was then</source>
            <translation>点击某一步，即可询问网络当时的样子</translation>
        </message>
    </context>
    <context>
        <name>SpreadView</name>
        <message>
            <source>How {names} is spread</source>
            <translation>{names} 的分布</translation>
        </message>
    </context>
    <context>
        <name>StartCard</name>
        <message>
            <source>New empty network</source>
            <translation>新建空网络</translation>
        </message>
        <message>
            <source>Open a file...</source>
            <translation>打开文件...</translation>
        </message>
        <message>
            <source>Recent files</source>
            <translation>最近的文件</translation>
        </message>
        <message>
            <source>Your own</source>
            <translation>您自己的网络</translation>
        </message>
        <message>
            <source>Files that you save are listed here.</source>
            <translation>您保存的文件会列在这里。</translation>
        </message>
    </context>
    <context>
        <name>StatusRow</name>
        <message>
            <source>Discard</source>
            <translation>放弃</translation>
        </message>
        <message>
            <source>Show the network's own code again</source>
            <translation>重新显示网络自己的代码</translation>
        </message>
        <message>
            <source>Keep my text</source>
            <translation>保留我的文本</translation>
        </message>
        <message>
            <source>Go on with the text as it is</source>
            <translation>继续使用现有的文本</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>应用</translation>
        </message>
        <message>
            <source>Make the network what the code says (Ctrl+Enter)</source>
            <translation>让网络成为代码所写的样子（Ctrl+Enter）</translation>
        </message>
        <message>
            <source>Edited: not applied yet</source>
            <translation>已修改，尚未应用</translation>
        </message>
        <message>
            <source>And {0} more.</source>
            <translation>另有 {0} 处。</translation>
        </message>
        <message>
            <source>Apply the rest</source>
            <translation>应用其余部分</translation>
        </message>
        <message>
            <source>The network was changed since you began to edit its code.</source>
            <translation>在您开始编辑代码之后，网络已被更改。</translation>
        </message>
        <message>
            <source>Take the network's</source>
            <translation>采用网络的代码</translation>
        </message>
    </context>
    <context>
        <name>StepPlot</name>
        <message>
            <source>step</source>
            <translation>步</translation>
        </message>
    </context>
    <context>
        <name>StepView</name>
        <message>
            <source>The stage before</source>
            <translation>上一段</translation>
        </message>
        <message>
            <source>The next stage</source>
            <translation>下一段</translation>
        </message>
        <message>
            <source>Stage of the step</source>
            <translation>这一步的段</translation>
        </message>
        <message>
            <source>Ask me first</source>
            <translation>先问我</translation>
        </message>
        <message>
            <source>Guess what comes before it is shown</source>
            <translation>在显示之前猜一猜结果</translation>
        </message>
        <message>
            <source>Check gradients</source>
            <translation>检查梯度</translation>
        </message>
        <message>
            <source>Compare the gradients of some weights with what a small change of each does to the loss</source>
            <translation>将一些权重的梯度与各自微小变化对损失的影响相比较</translation>
        </message>
        <message>
            <source>{agree} of {count} weights: the gradient of the way back is that of small changes</source>
            <translation>{count} 个权重中有 {agree} 个：反向传播的梯度与微小变化的一致</translation>
        </message>
        <message>
            <source>Batch</source>
            <translation>一批</translation>
        </message>
        <message>
            <source>Forward: {node}</source>
            <translation>正向：{node}</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>Backward: {node}</source>
            <translation>反向：{node}</translation>
        </message>
        <message>
            <source>Update: {node}</source>
            <translation>更新：{node}</translation>
        </message>
        <message>
            <source>After the step</source>
            <translation>这一步之后</translation>
        </message>
    </context>
    <context>
        <name>TemplateCard</name>
        <message>
            <source>Open and train</source>
            <translation>打开并训练</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>{0} parameters</source>
            <translation>{0} 个参数</translation>
        </message>
        <message>
            <source>{0} for {1} epochs</source>
            <translation>{0}，共 {1} 轮</translation>
        </message>
        <message>
            <source>Estimated for this machine, and corrected by each run</source>
            <translation>按本机速度估计，每次训练后都会修正</translation>
        </message>
        <message>
            <source>Judged on the test images after each epoch, as in its tutorial</source>
            <translation>与教程一样，每轮之后都在测试图像上评判</translation>
        </message>
        <message>
            <source>On the test part, which is kept for the end</source>
            <translation>测试部分上的指标，训练过程中不使用测试部分</translation>
        </message>
        <message>
            <source>{0} right</source>
            <translation>正确率 {0}</translation>
        </message>
        <message>
            <source>Open {0}</source>
            <translation>打开 {0}</translation>
        </message>
        <message>
            <source>Open and train {0}</source>
            <translation>打开并训练 {0}</translation>
        </message>
    </context>
    <context>
        <name>TermsTable</name>
        <message>
            <source>The arithmetic of one value, column by column</source>
            <translation>一个值的逐列算式</translation>
        </message>
        <message>
            <source>column</source>
            <translation>列</translation>
        </message>
        <message>
            <source>in the row</source>
            <translation>行中的值</translation>
        </message>
        <message>
            <source>as it is read</source>
            <translation>读入的值</translation>
        </message>
        <message>
            <source>How many deviations from the mean it is; of a category, 1 for the one that it is</source>
            <translation>与均值相差多少个标准差；对于类别，所属的那一个为 1</translation>
        </message>
        <message>
            <source>× weight</source>
            <translation>× 权重</translation>
        </message>
        <message>
            <source>What the unit makes of it</source>
            <translation>该单元给它的权重</translation>
        </message>
        <message>
            <source>= adds</source>
            <translation>= 加入</translation>
        </message>
        <message>
            <source>Both multiplied: the column's part of the sum</source>
            <translation>两者相乘：这一列在总和中的部分</translation>
        </message>
    </context>
    <context>
        <name>Thawing</name>
        <message>
            <source>Stop the training first</source>
            <translation>请先停止训练</translation>
        </message>
        <message>
            <source>No layer is frozen</source>
            <translation>没有被冻结的层</translation>
        </message>
        <message>
            <source>No layer has learned anything yet</source>
            <translation>还没有任何层学到东西</translation>
        </message>
        <message>
            <source>The network has a problem: see Problems</source>
            <translation>网络有问题：请看“问题”</translation>
        </message>
    </context>
    <context>
        <name>ThingChooser</name>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
    </context>
    <context>
        <name>TimeTravel</name>
        <message>
            <source>before the first step</source>
            <translation>第一步之前</translation>
        </message>
        <message>
            <source>step {step}, the end of epoch {epoch}</source>
            <translation>第 {step} 步，第 {epoch} 轮结束</translation>
        </message>
        <message>
            <source>step {step}, epoch {epoch}</source>
            <translation>第 {step} 步，第 {epoch} 轮</translation>
        </message>
        <message>
            <source>step {step}</source>
            <translation>第 {step} 步</translation>
        </message>
        <message>
            <source>not trained yet</source>
            <translation>尚未训练</translation>
        </message>
    </context>
    <context>
        <name>TotalsLine</name>
        <message>
            <source>Show at natural size (Ctrl+0)</source>
            <translation>按原始大小显示 (Ctrl+0)</translation>
        </message>
        <message>
            <source>{0} parameters</source>
            <translation>{0} 个参数</translation>
        </message>
        <message>
            <source>{0}FLOP/example</source>
            <translation>{0}FLOP/样本</translation>
        </message>
        <message>
            <source>{0}/epoch</source>
            <translation>{0}/轮</translation>
        </message>
        <message>
            <source>{0}B memory</source>
            <translation>{0}B 内存</translation>
        </message>
        <message>
            <source>{0}
FLOP: operations of a forward pass, a multiply-add as two. Time and memory are estimates for training with this batch size.</source>
            <translation>{0}
FLOP：一次前向计算的运算次数，一次乘加算两次。时间和内存是按此批大小训练的估计值。</translation>
        </message>
        <message>
            <source>Smaller (Ctrl+-)</source>
            <translation>缩小 (Ctrl+-)</translation>
        </message>
        <message>
            <source>Larger (Ctrl++)</source>
            <translation>放大 (Ctrl++)</translation>
        </message>
        <message>
            <source>Show the whole network (Ctrl+9)</source>
            <translation>显示整个网络 (Ctrl+9)</translation>
        </message>
    </context>
    <context>
        <name>TotalsRow</name>
        <message>
            <source>Totals of all layers</source>
            <translation>所有层的合计</translation>
        </message>
    </context>
    <context>
        <name>TrainBar</name>
        <message>
            <source>Progress of training</source>
            <translation>训练进度</translation>
        </message>
        <message>
            <source>epoch 100/100</source>
            <translation>轮次 100/100</translation>
        </message>
        <message>
            <source>888,800 img/s</source>
            <translation>888,800 张/秒</translation>
        </message>
        <message>
            <source>8:88:88 left</source>
            <translation>剩余 8:88:88</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Epoch</source>
            <translation>一轮</translation>
        </message>
        <message>
            <source>Batch</source>
            <translation>一批</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Start over</source>
            <translation>重新开始</translation>
        </message>
        <message>
            <source>Train to the last epoch</source>
            <translation>训练到最后一个轮次</translation>
        </message>
        <message>
            <source>Wait after this batch; nothing is lost</source>
            <translation>在当前批次之后等待；不会丢失任何内容</translation>
        </message>
        <message>
            <source>Train to the end of an epoch, then wait</source>
            <translation>训练到一个轮次结束，然后等待</translation>
        </message>
        <message>
            <source>Train a single batch, then wait: watch one step of learning</source>
            <translation>训练一个批次，然后等待：观察学习的一步</translation>
        </message>
        <message>
            <source>End the run after this batch; what was learned is kept</source>
            <translation>在当前批次之后结束训练；学到的内容会保留</translation>
        </message>
        <message>
            <source>Forget what was learned and train from new weights</source>
            <translation>忘掉学到的内容，用新的权重从头训练</translation>
        </message>
        <message>
            <source>Learning rate</source>
            <translation>学习率</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>恢复</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>Back to the last epoch</source>
            <translation>回到最后一轮</translation>
        </message>
        <message>
            <source>Use the best epoch</source>
            <translation>使用最佳轮</translation>
        </message>
        <message>
            <source>Take back the weights that the run ended with, from which it can go on</source>
            <translation>取回训练结束时的权重，并可从那里继续训练</translation>
        </message>
        <message>
            <source>Take the weights of the best epoch; those of the last one are kept beside them</source>
            <translation>采用最佳轮的权重；最后一轮的权重会一并保留</translation>
        </message>
        <message>
            <source>Judge on a split</source>
            <translation>改用划分评判</translation>
        </message>
        <message>
            <source>reading the data</source>
            <translation>正在读取数据</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>已暂停</translation>
        </message>
        <message>
            <source>stopping</source>
            <translation>正在停止</translation>
        </message>
        <message>
            <source>validating</source>
            <translation>正在验证</translation>
        </message>
        <message>
            <source>epoch {epoch}/{epochs}</source>
            <translation>轮次 {epoch}/{epochs}</translation>
        </message>
        <message>
            <source>{speed} img/s</source>
            <translation>{speed} 张/秒</translation>
        </message>
        <message>
            <source>{time} left</source>
            <translation>剩余 {time}</translation>
        </message>
        <message>
            <source>Train waits for a repair: {problem}</source>
            <translation>修复后才能训练：{problem}</translation>
        </message>
        <message>
            <source>This run goes on with the network and settings it began with.</source>
            <translation>本次训练按开始时的网络和设置继续进行。</translation>
        </message>
        <message>
            <source>Stopped by an error.</source>
            <translation>因出错而停止。</translation>
        </message>
        <message>
            <source>Stopped at step {step}: unstable.</source>
            <translation>在第 {step} 步停止：数值不稳定。</translation>
        </message>
        <message>
            <source>Stopped after {done} of {epochs} epochs.</source>
            <translation>在 {epochs} 个轮次中的第 {done} 个之后停止。</translation>
        </message>
        <message>
            <source>Stopped after {done} of {epochs} epochs. Continue goes on from there.</source>
            <translation>在 {epochs} 个轮次中的第 {done} 个之后停止。“继续”会从那里接着训练。</translation>
        </message>
        <message>
            <source>Learned so far: {reached}, after epoch {epoch}.</source>
            <translation>目前学到，第 {epoch} 轮后：{reached}。</translation>
        </message>
        <message>
            <source>Learned so far: {reached} now, and {best} after epoch {epoch}.</source>
            <translation>目前学到：{reached}，第 {epoch} 轮后曾为 {best}。</translation>
        </message>
        <message>
            <source>The test part chose it.</source>
            <translation>该轮次由测试部分选出。</translation>
        </message>
        <message>
            <source>The best of several epochs is partly luck with the examples that they are compared by. The tutorials choose so; for a figure to rely on, keep the test part for the end.</source>
            <translation>多个轮次中的最佳者，有一部分只是碰巧适合用来比较的样本。教程就是这样选择的；若要得到可靠的数字，请把测试部分留到最后。</translation>
        </message>
        <message>
            <source>Continue adds one epoch.</source>
            <translation>点击“继续”会再训练 1 轮。</translation>
        </message>
        <message>
            <source>Continue adds {count} epochs.</source>
            <translation>点击“继续”会再训练 {count} 轮。</translation>
        </message>
        <message>
            <source>Finished in {time}.</source>
            <translation>训练完成，用时 {time}。</translation>
        </message>
        <message>
            <source>Finished in {time}, with nothing learned: {reached}, as by always giving one answer.</source>
            <translation>用时 {time} 完成，但什么也没学到：{reached}，与始终给出同一个回答一样。</translation>
        </message>
        <message>
            <source>Finished in {time}, learned by heart: {reached} on what is new, as by always giving one answer.</source>
            <translation>用时 {time}，只是死记硬背：对新样本为{reached}，与始终给出同一个回答相当。</translation>
        </message>
        <message>
            <source>Finished in {time}: {reached}, after epoch {epoch}.</source>
            <translation>用时 {time} 完成，第 {epoch} 轮后：{reached}。</translation>
        </message>
        <message>
            <source>Finished in {time}: {reached} now, and {best} after epoch {epoch}.</source>
            <translation>用时 {time} 完成，现在：{reached}，第 {epoch} 轮后为 {best}。</translation>
        </message>
        <message>
            <source>{accuracy} right</source>
            <translation>正确率 {accuracy}</translation>
        </message>
        <message>
            <source>Ready: 1 epoch, batches of {batch_size}, {optimizer}.</source>
            <translation>准备就绪：1 个轮次，批大小 {batch_size}，{optimizer}。</translation>
        </message>
        <message>
            <source>Ready: {epochs} epochs, batches of {batch_size}, {optimizer}.</source>
            <translation>准备就绪：{epochs} 个轮次，批大小 {batch_size}，{optimizer}。</translation>
        </message>
        <message>
            <source>The run is ending with the batch that is computed now.</source>
            <translation>训练会在当前批次计算完之后结束。</translation>
        </message>
        <message>
            <source>Nothing is training.</source>
            <translation>没有正在进行的训练。</translation>
        </message>
        <message>
            <source>Training is paused already.</source>
            <translation>训练已经暂停。</translation>
        </message>
        <message>
            <source>Training goes on already.</source>
            <translation>训练已在进行。</translation>
        </message>
        <message>
            <source>Stop the run first.</source>
            <translation>请先停止训练。</translation>
        </message>
        <message>
            <source>The network has a problem: {problem}</source>
            <translation>网络有问题：{problem}</translation>
        </message>
    </context>
    <context>
        <name>TransferDialog</name>
        <message>
            <source>Insert layers from {0}</source>
            <translation>从 {0} 插入层</translation>
        </message>
        <message>
            <source>&amp;Freeze their weights, so that training leaves them as they are</source>
            <translation>冻结它们的权重，训练时保持不变(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Insert</source>
            <translation>插入(&amp;I)</translation>
        </message>
        <message>
            <source>at the beginning</source>
            <translation>最前面</translation>
        </message>
        <message>
            <source>behind {0}</source>
            <translation>{0} 之后</translation>
        </message>
        <message>
            <source>They are put {0}. Layers that fit bring what they have learned.</source>
            <translation>插入位置：{0}。合适的层会带来已学到的权重。</translation>
        </message>
        <message>
            <source>This network has learned from {0}.</source>
            <translation>此网络从 {0} 学习过。</translation>
        </message>
        <message>
            <source>This network has learned nothing yet: its layers come without weights.</source>
            <translation>此网络还没有学到任何东西：它的层不带权重。</translation>
        </message>
        <message>
            <source>Layers of the other project</source>
            <translation>另一个项目的层</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>层</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>输出</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>参数</translation>
        </message>
        <message>
            <source>Here</source>
            <translation>在这里</translation>
        </message>
        <message>
            <source>Tick the layers that are to be inserted.</source>
            <translation>请勾选要插入的层。</translation>
        </message>
        <message>
            <source>brings its weights</source>
            <translation>带来权重</translation>
        </message>
        <message>
            <source>has no weights</source>
            <translation>没有权重</translation>
        </message>
    </context>
    <context>
        <name>TravelBar</name>
        <message>
            <source>Moment of the training</source>
            <translation>训练的时刻</translation>
        </message>
        <message>
            <source>Ask the network as it was at an earlier step: its answers, its evaluation and all other views follow. Moments are kept until another run begins or the window is closed.</source>
            <translation>询问较早某一步时的网络：回答、评估和其他所有视图都会随之变化。各个时刻保留到下一次训练开始或窗口关闭为止。</translation>
        </message>
        <message>
            <source>Ask the network as it is now</source>
            <translation>询问现在的网络</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>现在</translation>
        </message>
        <message>
            <source>Go on from here</source>
            <translation>从这里继续</translation>
        </message>
        <message>
            <source>Take the run back from which this one went on, as it ended</source>
            <translation>取回本次训练由之分出的那次训练，保持它结束时的样子</translation>
        </message>
        <message>
            <source>Back to the earlier run</source>
            <translation>回到先前的训练</translation>
        </message>
        <message>
            <source>now</source>
            <translation>现在</translation>
        </message>
        <message>
            <source>Move the slider to an earlier step, and train on from there</source>
            <translation>把滑块移到较早的一步，从那里继续训练</translation>
        </message>
        <message>
            <source>Train on from these weights. Only they were kept of this step, so the optimizer and the epochs start anew</source>
            <translation>用这些权重继续训练。这一步只保留了权重，因此优化器和轮数重新开始</translation>
        </message>
        <message>
            <source>Train on from these weights. The network or its settings were edited since, so the optimizer and the epochs start anew</source>
            <translation>用这些权重继续训练。此后网络或其设置已被修改，因此优化器和轮数重新开始</translation>
        </message>
        <message>
            <source>Train on from here, with the optimizer as it was</source>
            <translation>从这里继续训练，优化器保持当时的状态</translation>
        </message>
    </context>
    <context>
        <name>UnitChooser</name>
        <message>
            <source>Layer of the value</source>
            <translation>这个值所在的层</translation>
        </message>
        <message>
            <source>unit</source>
            <translation>单元</translation>
        </message>
        <message>
            <source>row</source>
            <translation>行</translation>
        </message>
        <message>
            <source>column</source>
            <translation>列</translation>
        </message>
    </context>
    <context>
        <name>Verdict</name>
        <message>
            <source>{share} sure</source>
            <translation>{share} 把握</translation>
        </message>
        <message>
            <source>Highest output {value}</source>
            <translation>最高输出 {value}</translation>
        </message>
    </context>
    <context>
        <name>VersionRow</name>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Open the version of {0}</source>
            <translation>打开 {0} 的版本</translation>
        </message>
        <message>
            <source>Can't be read</source>
            <translation>无法读取</translation>
        </message>
        <message>
            <source>Not trained</source>
            <translation>未训练</translation>
        </message>
        <message>
            <source>Epoch {0}</source>
            <translation>第 {0} 轮</translation>
        </message>
    </context>
    <context>
        <name>VersionsDialog</name>
        <message>
            <source>Most room for the versions of all projects</source>
            <translation>所有项目的版本最多可占用的空间</translation>
        </message>
        <message>
            <source>Beyond it, the oldest go first, but never the last one of a project</source>
            <translation>超出时先删除最旧的版本，但每个项目的最后一个版本始终保留</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>Never saved to a file</source>
            <translation>从未保存到文件</translation>
        </message>
        <message>
            <source>All versions may take</source>
            <translation>所有版本最多可占用</translation>
        </message>
        <message>
            <source>What the file held before it was saved again. One that is opened changes nothing in the file.</source>
            <translation>文件再次保存之前的内容。打开其中一个不会改动该文件。</translation>
        </message>
        <message>
            <source>Nothing yet: from the second save on, what the file held before is kept here.</source>
            <translation>还没有版本：从第二次保存起，文件之前的内容会保留在这里。</translation>
        </message>
        <message>
            <source>All versions take {0} of at most</source>
            <translation>所有版本共占用 {0}，上限为</translation>
        </message>
    </context>
    <context>
        <name>WayMenu</name>
        <message>
            <source>What the wire should do</source>
            <translation>这条连线的作用</translation>
        </message>
    </context>
    <context>
        <name>WhyPictures</name>
        <message>
            <source>Which parts of the picture speak for the answer</source>
            <translation>图像的哪些部分支持这个答案</translation>
        </message>
        <message>
            <source>Example</source>
            <translation>样本</translation>
        </message>
    </context>
    <context>
        <name>WhyRows</name>
        <message>
            <source>Which columns speak for the answer</source>
            <translation>哪些列支持这个答案</translation>
        </message>
    </context>
    <context>
        <name>WhyView</name>
        <message>
            <source>What is explained</source>
            <translation>解释什么</translation>
        </message>
        <message>
            <source>Against which class it is explained</source>
            <translation>与哪个类别相比来解释</translation>
        </message>
        <message>
            <source>Which class is explained: the one that was answered, or another</source>
            <translation>解释哪个类别：网络回答的那个，或另一个</translation>
        </message>
        <message>
            <source>Explain the difference to another class: why this one and not that one</source>
            <translation>解释与另一个类别的差别：为什么是这个而不是那个</translation>
        </message>
        <message>
            <source>for</source>
            <translation>支持</translation>
        </message>
        <message>
            <source>not</source>
            <translation>而不是</translation>
        </message>
        <message>
            <source>its answer</source>
            <translation>网络的答案</translation>
        </message>
        <message>
            <source>any other</source>
            <translation>任何其他</translation>
        </message>
        <message>
            <source>{title}: nothing</source>
            <translation>{title}：无</translation>
        </message>
        <message>
            <source>{name} is {score} ahead of {other} (empty: {blank}).</source>
            <translation>{name} 比 {other} 高 {score}（空白：{blank}）。</translation>
        </message>
        <message>
            <source>{name}: {score} from the mean (empty: {blank}).</source>
            <translation>{name}：与平均值相差 {score}（空白：{blank}）。</translation>
        </message>
        <message>
            <source>Score of {name}: {score} (empty: {blank}).</source>
            <translation>{name} 的得分：{score}（空白：{blank}）。</translation>
        </message>
        <message>
            <source>Blue is for it, orange against.</source>
            <translation>蓝色支持，橙色反对。</translation>
        </message>
        <message>
            <source>Scores are what the network gives before softmax, empty is what it gives for an empty example.</source>
            <translation>得分是网络在 softmax 之前给出的值，空白是它对空白样本给出的值。</translation>
        </message>
    </context>
    <context>
        <name>WireHand</name>
        <message>
            <source>Click the layer at which the wire should end. Escape gives it up.</source>
            <translation>请点击连线要接到的层，按 Escape 放弃。</translation>
        </message>
        <message>
            <source>No layer can take this wire. Escape gives it up.</source>
            <translation>没有层可以接这条连线，按 Escape 放弃。</translation>
        </message>
        <message>
            <source>Let go here to remove the wire.</source>
            <translation>在此松开即可删除连线。</translation>
        </message>
        <message>
            <source>Let go: {0}.</source>
            <translation>松开：{0}。</translation>
        </message>
        <message>
            <source>Click: {0}.</source>
            <translation>点击：{0}。</translation>
        </message>
        <message>
            <source>Enter: {0}.</source>
            <translation>Enter：{0}。</translation>
        </message>
        <message>
            <source>Let go to choose: {0}, or {1} more.</source>
            <translation>松开后选择：{0}，或另外 {1} 种。</translation>
        </message>
        <message>
            <source>Click to choose: {0}, or {1} more.</source>
            <translation>点击后选择：{0}，或另外 {1} 种。</translation>
        </message>
        <message>
            <source>Enter to choose: {0}, or {1} more.</source>
            <translation>按 Enter 选择：{0}，或另外 {1} 种。</translation>
        </message>
    </context>
    <context>
        <name>accessible</name>
        <message>
            <source>the network's answer</source>
            <translation>网络的答案</translation>
        </message>
        <message>
            <source>the right answer</source>
            <translation>正确答案</translation>
        </message>
        <message>
            <source>Load a random example</source>
            <translation>载入一个随机样本</translation>
        </message>
        <message>
            <source>Load the next example that the network gets wrong</source>
            <translation>载入下一个网络判错的样本</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>清除</translation>
        </message>
        <message>
            <source>Ask about a random point</source>
            <translation>询问一个随机点</translation>
        </message>
        <message>
            <source>Ask about the next point that the network gets wrong</source>
            <translation>询问下一个网络判错的点</translation>
        </message>
        <message>
            <source>Ask about no point</source>
            <translation>不询问任何点</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>输出</translation>
        </message>
        <message>
            <source>problem: {0}</source>
            <translation>问题：{0}</translation>
        </message>
        <message>
            <source>{0} of {1}.</source>
            <translation>第 {0} 个，共 {1} 个。</translation>
        </message>
        <message>
            <source>Reads {0}.</source>
            <translation>读取 {0}。</translation>
        </message>
        <message>
            <source>Note: {0}</source>
            <translation>备注：{0}</translation>
        </message>
        <message>
            <source>Choose other data</source>
            <translation>选择其他数据</translation>
        </message>
        <message>
            <source>Draw a wire</source>
            <translation>画连线</translation>
        </message>
        <message>
            <source>Write a note</source>
            <translation>写备注</translation>
        </message>
        <message>
            <source>Select</source>
            <translation>选择</translation>
        </message>
        <message>
            <source>Move the wire's end</source>
            <translation>移动连线的末端</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>End the wire here</source>
            <translation>把连线接到这里</translation>
        </message>
        <message>
            <source>Enable</source>
            <translation>启用</translation>
        </message>
        <message>
            <source>Disable</source>
            <translation>停用</translation>
        </message>
        <message>
            <source>Add to the selection, or take out of it</source>
            <translation>加入选择，或从中移出</translation>
        </message>
        <message>
            <source>Show its settings</source>
            <translation>显示它的设置</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重命名</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>上移</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>下移</translation>
        </message>
        <message>
            <source>Close the group</source>
            <translation>关闭该组</translation>
        </message>
        <message>
            <source>Open the group</source>
            <translation>打开该组</translation>
        </message>
        <message>
            <source>Add it to the network</source>
            <translation>添加到网络</translation>
        </message>
        <message>
            <source>Paused in {0}</source>
            <translation>已暂停，{0}</translation>
        </message>
        <message>
            <source>Training, {0}</source>
            <translation>训练中，{0}</translation>
        </message>
    </context>
    <context>
        <name>canvas</name>
        <message>
            <source>frozen</source>
            <translation>不参与训练</translation>
        </message>
        <message>
            <source>disabled</source>
            <translation>已停用</translation>
        </message>
        <message>
            <source>shape not known yet</source>
            <translation>形状未知</translation>
        </message>
        <message>
            <source>{0} parameters</source>
            <translation>{0} 个参数</translation>
        </message>
        <message>
            <source>no parameters</source>
            <translation>无参数</translation>
        </message>
        <message>
            <source>{0} classes</source>
            <translation>{0} 个类别</translation>
        </message>
        <message>
            <source>not known yet</source>
            <translation>尚未知</translation>
        </message>
        <message>
            <source>unknown shape</source>
            <translation>形状未知</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>第 {0} 个，共 {1} 个</translation>
        </message>
        <message>
            <source>gives</source>
            <translation>得到</translation>
        </message>
        <message>
            <source>Note: {0}</source>
            <translation>备注：{0}</translation>
        </message>
        <message>
            <source>Wire from {0} to {1}, carries {2}.</source>
            <translation>从 {0} 到 {1} 的连线，传送 {2}。</translation>
        </message>
    </context>
    <context>
        <name>code</name>
        <message>
            <source>Edited code</source>
            <translation>已修改的代码</translation>
        </message>
        <message>
            <source>Apply the code that you have edited?</source>
            <translation>是否应用您修改过的代码？</translation>
        </message>
        <message>
            <source>Otherwise what you have written in it is lost.</source>
            <translation>否则您写下的内容将会丢失。</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>应用</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>放弃</translation>
        </message>
    </context>
    <context>
        <name>data</name>
        <message>
            <source>pictures of {shape}</source>
            <translation>{shape} 的图片</translation>
        </message>
        <message>
            <source>rows with 1 input</source>
            <translation>1 个输入的表格行</translation>
        </message>
        <message>
            <source>rows with {shape} inputs</source>
            <translation>{shape} 个输入的表格行</translation>
        </message>
        <message>
            <source>points in the plane</source>
            <translation>平面上的点</translation>
        </message>
        <message>
            <source>{count} classes</source>
            <translation>{count} 个类别</translation>
        </message>
        <message>
            <source>the number {name}</source>
            <translation>数值 {name}</translation>
        </message>
        <message>
            <source>{count} numbers: {names}</source>
            <translation>{count} 个数值：{names}</translation>
        </message>
        <message>
            <source>the input again</source>
            <translation>还原输入</translation>
        </message>
        <message>
            <source>{train} to learn from, {test} to test</source>
            <translation>{train} 个用于学习，{test} 个用于测试</translation>
        </message>
        <message>
            <source>The network has no layers yet; it will begin with this data.</source>
            <translation>网络还没有层，将以此数据开始。</translation>
        </message>
        <message>
            <source>It will have a problem to repair: {problem}</source>
            <translation>会有一个需要修复的问题：{problem}</translation>
        </message>
        <message>
            <source>Training can go on where it stopped.</source>
            <translation>训练可以从停下的地方继续。</translation>
        </message>
        <message>
            <source>The network fits as it is.</source>
            <translation>网络无需更改即可适用。</translation>
        </message>
    </context>
    <context>
        <name>declared</name>
        <message>
            <source>gamma</source>
            <translation>gamma</translation>
        </message>
        <message>
            <source>beta</source>
            <translation>beta</translation>
        </message>
        <message>
            <source>moving_mean</source>
            <translation>移动均值</translation>
        </message>
        <message>
            <source>moving_variance</source>
            <translation>移动方差</translation>
        </message>
        <message>
            <source>kernel</source>
            <translation>核</translation>
        </message>
        <message>
            <source>bias</source>
            <translation>偏置</translation>
        </message>
        <message>
            <source>alpha</source>
            <translation>alpha</translation>
        </message>
        <message>
            <source>depthwise_kernel</source>
            <translation>逐深度卷积核</translation>
        </message>
        <message>
            <source>pointwise_kernel</source>
            <translation>逐点卷积核</translation>
        </message>
        <message>
            <source>loss</source>
            <translation>损失函数</translation>
        </message>
        <message>
            <source>optimizer</source>
            <translation>优化器</translation>
        </message>
        <message>
            <source>schedule</source>
            <translation>学习率调度</translation>
        </message>
        <message>
            <source>augmentation</source>
            <translation>数据增强</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>layer</source>
            <translation>层</translation>
        </message>
        <message>
            <source>training</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>Dense</source>
            <translation>Dense</translation>
        </message>
        <message>
            <source>Connects every input to every unit. The workhorse of small networks, and the last layer of most.</source>
            <translation>把每个输入连接到每个单元。小型网络的主力，也是大多数网络的最后一层。</translation>
        </message>
        <message>
            <source>trainable</source>
            <translation>可训练</translation>
        </message>
        <message>
            <source>Whether training changes this layer. Switch it off to keep loaded weights.</source>
            <translation>训练是否改变这一层。关闭它可以保留已载入的权重。</translation>
        </message>
        <message>
            <source>L1</source>
            <translation>L1</translation>
        </message>
        <message>
            <source>Penalty on the sum of |weights|: drives small weights to zero.</source>
            <translation>对 |权重| 之和的惩罚：把小权重推向零。</translation>
        </message>
        <message>
            <source>L2</source>
            <translation>L2</translation>
        </message>
        <message>
            <source>Penalty on the sum of squared weights: keeps them small.</source>
            <translation>对权重平方和的惩罚：使权重保持较小。</translation>
        </message>
        <message>
            <source>units</source>
            <translation>单元数</translation>
        </message>
        <message>
            <source>Number of outputs. More units can learn more, and overfit sooner.</source>
            <translation>输出的个数。单元越多，能学的越多，也越早过拟合。</translation>
        </message>
        <message>
            <source>activation</source>
            <translation>激活函数</translation>
        </message>
        <message>
            <source>Function applied to the result. relu for hidden layers; softmax for a last layer that picks a class.</source>
            <translation>应用于结果的函数。隐藏层用 relu；选择类别的最后一层用 softmax。</translation>
        </message>
        <message>
            <source>linear</source>
            <translation>linear</translation>
        </message>
        <message>
            <source>relu</source>
            <translation>relu</translation>
        </message>
        <message>
            <source>leaky_relu</source>
            <translation>leaky_relu</translation>
        </message>
        <message>
            <source>elu</source>
            <translation>elu</translation>
        </message>
        <message>
            <source>selu</source>
            <translation>selu</translation>
        </message>
        <message>
            <source>gelu</source>
            <translation>gelu</translation>
        </message>
        <message>
            <source>silu</source>
            <translation>silu</translation>
        </message>
        <message>
            <source>softplus</source>
            <translation>softplus</translation>
        </message>
        <message>
            <source>sigmoid</source>
            <translation>sigmoid</translation>
        </message>
        <message>
            <source>hard_sigmoid</source>
            <translation>hard_sigmoid</translation>
        </message>
        <message>
            <source>softmax</source>
            <translation>softmax</translation>
        </message>
        <message>
            <source>tanh</source>
            <translation>tanh</translation>
        </message>
        <message>
            <source>use bias</source>
            <translation>使用偏置</translation>
        </message>
        <message>
            <source>Adds a learned number to each output.</source>
            <translation>给每个输出加上一个学到的数。</translation>
        </message>
        <message>
            <source>kernel initializer</source>
            <translation>核初始化</translation>
        </message>
        <message>
            <source>How the weights begin. He suits relu, Glorot the rest.</source>
            <translation>权重的初始方式。relu 适合用 He，其余适合用 Glorot。</translation>
        </message>
        <message>
            <source>glorot_uniform</source>
            <translation>glorot_uniform</translation>
        </message>
        <message>
            <source>glorot_normal</source>
            <translation>glorot_normal</translation>
        </message>
        <message>
            <source>he_uniform</source>
            <translation>he_uniform</translation>
        </message>
        <message>
            <source>he_normal</source>
            <translation>he_normal</translation>
        </message>
        <message>
            <source>zeros</source>
            <translation>zeros</translation>
        </message>
        <message>
            <source>ones</source>
            <translation>ones</translation>
        </message>
        <message>
            <source>Flatten</source>
            <translation>Flatten</translation>
        </message>
        <message>
            <source>Lays an image out as one row of numbers. Needed between convolutions and Dense layers.</source>
            <translation>把图像展平成一行数字。用在卷积层与 Dense 层之间。</translation>
        </message>
        <message>
            <source>Conv2D</source>
            <translation>Conv2D</translation>
        </message>
        <message>
            <source>Slides small filters over an image and answers where each one matches. The heart of image networks.</source>
            <translation>让小滤波器在图像上滑动，在匹配之处作出响应。图像网络的核心。</translation>
        </message>
        <message>
            <source>filters</source>
            <translation>滤波器数</translation>
        </message>
        <message>
            <source>Number of patterns to look for: the channels of the output.</source>
            <translation>要寻找的图案个数，即输出的通道数。</translation>
        </message>
        <message>
            <source>kernel size</source>
            <translation>卷积核大小</translation>
        </message>
        <message>
            <source>Height and width of a filter. 3 x 3 is the usual choice.</source>
            <translation>滤波器的高和宽。通常选 3 x 3。</translation>
        </message>
        <message>
            <source>strides</source>
            <translation>步幅</translation>
        </message>
        <message>
            <source>How far the filter moves each time; 2 halves the image.</source>
            <translation>滤波器每次移动多远；2 使图像缩小一半。</translation>
        </message>
        <message>
            <source>padding</source>
            <translation>填充</translation>
        </message>
        <message>
            <source>same adds zeros around, so that the image keeps its size.</source>
            <translation>same 在四周补零，使图像大小不变。</translation>
        </message>
        <message>
            <source>valid</source>
            <translation>valid</translation>
        </message>
        <message>
            <source>same</source>
            <translation>same</translation>
        </message>
        <message>
            <source>dilation</source>
            <translation>膨胀率</translation>
        </message>
        <message>
            <source>Spreads the filter: it sees more of the image for the same cost.</source>
            <translation>把滤波器撑开：以同样的代价看到图像的更大范围。</translation>
        </message>
        <message>
            <source>groups</source>
            <translation>分组</translation>
        </message>
        <message>
            <source>Cuts the channels into groups that don't see each other. Must divide both sides.</source>
            <translation>把通道分成互不可见的组。必须能整除输入和输出的通道数。</translation>
        </message>
        <message>
            <source>Adds a learned number to each filter's answer.</source>
            <translation>给每个滤波器的响应加上一个学到的数。</translation>
        </message>
        <message>
            <source>Conv2DTranspose</source>
            <translation>Conv2DTranspose</translation>
        </message>
        <message>
            <source>Makes images larger: every pixel stamps a learned pattern. With strides of 2 the sides double.</source>
            <translation>放大图像：每个像素印上一个学到的图案。步幅为 2 时边长加倍。</translation>
        </message>
        <message>
            <source>How far apart the stamps are; 2 doubles the image.</source>
            <translation>各个印记之间的距离；2 使图像放大一倍。</translation>
        </message>
        <message>
            <source>same cuts the edges, so that the sides are those of the input times the strides.</source>
            <translation>same 裁去边缘，使边长等于输入边长乘以步幅。</translation>
        </message>
        <message>
            <source>Adds a learned number to each channel of the output.</source>
            <translation>给输出的每个通道加上一个学到的数。</translation>
        </message>
        <message>
            <source>How the kernel begins. He suits relu, Glorot the rest.</source>
            <translation>核的初始方式。relu 适合用 He，其余适合用 Glorot。</translation>
        </message>
        <message>
            <source>DepthwiseConv2D</source>
            <translation>DepthwiseConv2D</translation>
        </message>
        <message>
            <source>Gives every channel filters of its own. Far fewer weights than Conv2D; mixes no channels.</source>
            <translation>每个通道有自己的滤波器。权重远少于 Conv2D；不混合通道。</translation>
        </message>
        <message>
            <source>depth multiplier</source>
            <translation>深度倍数</translation>
        </message>
        <message>
            <source>Number of patterns to look for in each channel.</source>
            <translation>在每个通道中要寻找的图案个数。</translation>
        </message>
        <message>
            <source>depthwise initializer</source>
            <translation>逐深度核初始化</translation>
        </message>
        <message>
            <source>SeparableConv2D</source>
            <translation>SeparableConv2D</translation>
        </message>
        <message>
            <source>A Conv2D in two steps: look at each channel, then mix them. A fraction of the weights and the work.</source>
            <translation>分两步完成的 Conv2D：先看每个通道，再混合它们。权重和计算量只是一小部分。</translation>
        </message>
        <message>
            <source>How the depthwise kernel begins. He suits relu, Glorot the rest.</source>
            <translation>逐深度卷积核的初始方式。relu 适合用 He，其余适合用 Glorot。</translation>
        </message>
        <message>
            <source>pointwise initializer</source>
            <translation>逐点核初始化</translation>
        </message>
        <message>
            <source>How the pointwise kernel begins. He suits relu, Glorot the rest.</source>
            <translation>逐点卷积核的初始方式。relu 适合用 He，其余适合用 Glorot。</translation>
        </message>
        <message>
            <source>AveragePooling2D</source>
            <translation>AveragePooling2D</translation>
        </message>
        <message>
            <source>Keeps the mean of each window: a gentler way to make images smaller.</source>
            <translation>保留每个窗口的平均值：一种更温和的缩小图像的方式。</translation>
        </message>
        <message>
            <source>pool size</source>
            <translation>池化大小</translation>
        </message>
        <message>
            <source>Height and width of the window. 2 x 2 halves the image.</source>
            <translation>窗口的高和宽。2 x 2 使图像缩小一半。</translation>
        </message>
        <message>
            <source>How far the window moves each time; off means by its own size.</source>
            <translation>窗口每次移动多远；关闭表示等于窗口自身的大小。</translation>
        </message>
        <message>
            <source>same also takes windows that reach over the edge.</source>
            <translation>same 也会采用越过边缘的窗口。</translation>
        </message>
        <message>
            <source>GlobalAveragePooling2D</source>
            <translation>GlobalAveragePooling2D</translation>
        </message>
        <message>
            <source>Keeps the mean of each channel. Stands for Flatten at the end of modern networks, without its weights.</source>
            <translation>保留每个通道的平均值。在现代网络末端代替 Flatten，省去它带来的权重。</translation>
        </message>
        <message>
            <source>keep dimensions</source>
            <translation>保留维度</translation>
        </message>
        <message>
            <source>Whether the result stays an image, of 1 x 1 pixel.</source>
            <translation>结果是否仍为图像，大小为 1 x 1 像素。</translation>
        </message>
        <message>
            <source>GlobalMaxPooling2D</source>
            <translation>GlobalMaxPooling2D</translation>
        </message>
        <message>
            <source>Keeps the strongest answer of each channel, wherever in the image it was.</source>
            <translation>保留每个通道最强的响应，无论它在图像的哪个位置。</translation>
        </message>
        <message>
            <source>MaxPooling2D</source>
            <translation>MaxPooling2D</translation>
        </message>
        <message>
            <source>Keeps the strongest answer of each window. Makes images smaller, and small shifts harmless.</source>
            <translation>保留每个窗口最强的响应。缩小图像，并使微小的平移不再有影响。</translation>
        </message>
        <message>
            <source>Activation</source>
            <translation>Activation</translation>
        </message>
        <message>
            <source>Applies a function to every value. Without one between them, two layers are no more than one.</source>
            <translation>对每个值应用一个函数。两层之间若没有它，就等同于一层。</translation>
        </message>
        <message>
            <source>The function to apply.</source>
            <translation>要应用的函数。</translation>
        </message>
        <message>
            <source>PReLU</source>
            <translation>PReLU</translation>
        </message>
        <message>
            <source>Like relu, and learns for itself how much of what is negative should pass.</source>
            <translation>类似 relu，并自己学习负值应通过多少。</translation>
        </message>
        <message>
            <source>shared axes</source>
            <translation>共享轴</translation>
        </message>
        <message>
            <source>Sides along which one alpha serves all: 1, 2 for images.</source>
            <translation>共用同一个 alpha 的轴：图像用 1, 2。</translation>
        </message>
        <message>
            <source>BatchNormalization</source>
            <translation>BatchNormalization</translation>
        </message>
        <message>
            <source>Brings every channel to mean 0 and variance 1. Deep networks learn faster and bear larger steps.</source>
            <translation>使每个通道的均值为 0、方差为 1。深层网络学得更快，也能承受更大的步长。</translation>
        </message>
        <message>
            <source>momentum</source>
            <translation>动量</translation>
        </message>
        <message>
            <source>How slowly the running statistics follow the batches.</source>
            <translation>滑动统计量跟随各批次变化的缓慢程度。</translation>
        </message>
        <message>
            <source>epsilon</source>
            <translation>epsilon</translation>
        </message>
        <message>
            <source>Added to the variance, so that nothing is divided by 0.</source>
            <translation>加到方差上，避免除以 0。</translation>
        </message>
        <message>
            <source>center</source>
            <translation>偏移</translation>
        </message>
        <message>
            <source>Adds a learned number, beta, to each channel.</source>
            <translation>给每个通道加上一个学到的数 beta。</translation>
        </message>
        <message>
            <source>scale</source>
            <translation>缩放</translation>
        </message>
        <message>
            <source>Multiplies each channel by a learned number, gamma.</source>
            <translation>把每个通道乘以一个学到的数 gamma。</translation>
        </message>
        <message>
            <source>LayerNormalization</source>
            <translation>LayerNormalization</translation>
        </message>
        <message>
            <source>Brings each row of numbers to mean 0 and variance 1. Does not depend on the batch.</source>
            <translation>使每行数字的均值为 0、方差为 1。与批次无关。</translation>
        </message>
        <message>
            <source>Adds a learned number, beta, to each place of the row.</source>
            <translation>给行中每个位置加上一个学到的数 beta。</translation>
        </message>
        <message>
            <source>Multiplies each place of the row by a learned number, gamma.</source>
            <translation>把行中每个位置乘以一个学到的数 gamma。</translation>
        </message>
        <message>
            <source>Dropout</source>
            <translation>Dropout</translation>
        </message>
        <message>
            <source>Leaves out part of the values while training. Slows learning a little, and fights overfitting.</source>
            <translation>训练时丢弃一部分值。略微减慢学习，但能抑制过拟合。</translation>
        </message>
        <message>
            <source>rate</source>
            <translation>丢弃率</translation>
        </message>
        <message>
            <source>Fraction left out: 0.2 to 0.5 is usual. 0 does nothing.</source>
            <translation>丢弃的比例：通常为 0.2 到 0.5。0 则不起作用。</translation>
        </message>
        <message>
            <source>GaussianNoise</source>
            <translation>GaussianNoise</translation>
        </message>
        <message>
            <source>Adds noise while training: the network learns to see through it.</source>
            <translation>训练时加入噪声：网络学会透过噪声看清图像。</translation>
        </message>
        <message>
            <source>deviation</source>
            <translation>标准差</translation>
        </message>
        <message>
            <source>Standard deviation of the noise; images go from 0 to 1.</source>
            <translation>噪声的标准差；图像的取值从 0 到 1。</translation>
        </message>
        <message>
            <source>SpatialDropout2D</source>
            <translation>SpatialDropout2D</translation>
        </message>
        <message>
            <source>Leaves out whole channels while training: of neighbouring pixels, single ones would not be missed.</source>
            <translation>训练时丢弃整个通道：相邻像素彼此相似，只丢弃单个像素作用不大。</translation>
        </message>
        <message>
            <source>Fraction left out: 0.1 to 0.5 is usual. 0 does nothing.</source>
            <translation>丢弃的比例：通常为 0.1 到 0.5。0 则不起作用。</translation>
        </message>
        <message>
            <source>Reshape</source>
            <translation>Reshape</translation>
        </message>
        <message>
            <source>Gives the same numbers another shape, such as a row of 784 as an image of 28 x 28 x 1.</source>
            <translation>让同样的数字换一种形状，例如把一行 784 个数变成 28 x 28 x 1 的图像。</translation>
        </message>
        <message>
            <source>target shape</source>
            <translation>目标形状</translation>
        </message>
        <message>
            <source>The new sides. One of them may be -1: what is left over.</source>
            <translation>新的各边长。其中一个可以是 -1，表示由其余各边推算。</translation>
        </message>
        <message>
            <source>UpSampling2D</source>
            <translation>UpSampling2D</translation>
        </message>
        <message>
            <source>Makes the image larger by repeating or blending its pixels.</source>
            <translation>通过重复或混合像素来放大图像。</translation>
        </message>
        <message>
            <source>size</source>
            <translation>倍数</translation>
        </message>
        <message>
            <source>How many times as high and as wide.</source>
            <translation>高和宽各放大多少倍。</translation>
        </message>
        <message>
            <source>interpolation</source>
            <translation>插值</translation>
        </message>
        <message>
            <source>nearest repeats pixels, bilinear blends them.</source>
            <translation>nearest 重复像素，bilinear 混合像素。</translation>
        </message>
        <message>
            <source>nearest</source>
            <translation>nearest</translation>
        </message>
        <message>
            <source>bilinear</source>
            <translation>bilinear</translation>
        </message>
        <message>
            <source>ZeroPadding2D</source>
            <translation>ZeroPadding2D</translation>
        </message>
        <message>
            <source>Puts a frame of zeros around the image, so that windows can reach its edges.</source>
            <translation>在图像四周加一圈零，使窗口能覆盖到边缘。</translation>
        </message>
        <message>
            <source>Rows above and below, and columns left and right.</source>
            <translation>上下各加几行，左右各加几列。</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Add</translation>
        </message>
        <message>
            <source>Adds its inputs, value by value: lets a signal pass by the layers that refine it.</source>
            <translation>把各个输入逐值相加：让信号可以绕过对它进行加工的层。</translation>
        </message>
        <message>
            <source>Concatenate</source>
            <translation>Concatenate</translation>
        </message>
        <message>
            <source>Puts the channels of its inputs side by side: what several branches found, for the next layer.</source>
            <translation>把各个输入的通道并排拼接：将多个分支的发现一起交给下一层。</translation>
        </message>
        <message>
            <source>Multiply</source>
            <translation>Multiply</translation>
        </message>
        <message>
            <source>Multiplies its inputs, value by value: one branch says how much of another counts.</source>
            <translation>把各个输入逐值相乘：由一个分支决定另一个分支占多大分量。</translation>
        </message>
        <message>
            <source>MNIST</source>
            <translation>MNIST</translation>
        </message>
        <message>
            <source>70,000 handwritten digits. They come with the program.</source>
            <translation>七万个手写数字，随程序提供。</translation>
        </message>
        <message>
            <source>limit</source>
            <translation>数量上限</translation>
        </message>
        <message>
            <source>Takes only so many examples of each part.</source>
            <translation>每个部分只取这么多样本。</translation>
        </message>
        <message>
            <source>task</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>Whether pictures are told apart by their class, or given again: by an autoencoder or a denoiser.</source>
            <translation>是按类别区分图像，还是还原图像：如自编码器或去噪网络。</translation>
        </message>
        <message>
            <source>classification</source>
            <translation>分类</translation>
        </message>
        <message>
            <source>reconstruction</source>
            <translation>重建</translation>
        </message>
        <message>
            <source>noise</source>
            <translation>噪声</translation>
        </message>
        <message>
            <source>Where pictures are given again: noise with this standard deviation is added to what the network gets, and not to what it should give.</source>
            <translation>还原图像时：给网络的输入加上这一标准差的噪声，而目标输出不加噪声。</translation>
        </message>
        <message>
            <source>Your hand</source>
            <translation>你的笔迹</translation>
        </message>
        <message>
            <source>What you drew on the pad and kept with its class.</source>
            <translation>你在画板上绘制并连同类别保存的内容。</translation>
        </message>
        <message>
            <source>set</source>
            <translation>数据集</translation>
        </message>
        <message>
            <source>Drawings for other classes or another kind of picture are sets of their own.</source>
            <translation>其他类别或其他图片类型的绘图各自成集。</translation>
        </message>
        <message>
            <source>MNIST beside</source>
            <translation>附带的 MNIST</translation>
        </message>
        <message>
            <source>So many training images of MNIST are learned beside your drawings, so that they are not forgotten. The test has yours alone.</source>
            <translation>与你的绘图一起学习这么多张 MNIST 训练图像，以免遗忘它们。测试部分只有你的绘图。</translation>
        </message>
        <message>
            <source>test fraction</source>
            <translation>测试比例</translation>
        </message>
        <message>
            <source>Part of each class that is kept aside for the test. A drawing stays in its part when others come.</source>
            <translation>每个类别中留作测试的比例。新增绘图时，已有绘图所属的部分不变。</translation>
        </message>
        <message>
            <source>Published set</source>
            <translation>公开数据集</translation>
        </message>
        <message>
            <source>A set of images that others have published. It is downloaded when it is first needed.</source>
            <translation>他人发布的图像数据集，首次需要时才下载。</translation>
        </message>
        <message>
            <source>Fashion-MNIST: clothes. KMNIST: old Japanese writing. EMNIST: letters, or letters and digits. QMNIST: MNIST with 60,000 test images. CIFAR-10: small photos in colour.</source>
            <translation>Fashion-MNIST：服装。KMNIST：日文古籍字。EMNIST：字母，或字母与数字。QMNIST：有 60,000 张测试图像的 MNIST。CIFAR-10：彩色小照片。</translation>
        </message>
        <message>
            <source>fashion-mnist</source>
            <translation>Fashion-MNIST</translation>
        </message>
        <message>
            <source>kmnist</source>
            <translation>KMNIST</translation>
        </message>
        <message>
            <source>emnist-letters</source>
            <translation>EMNIST 字母</translation>
        </message>
        <message>
            <source>emnist-balanced</source>
            <translation>EMNIST 均衡版</translation>
        </message>
        <message>
            <source>qmnist</source>
            <translation>QMNIST</translation>
        </message>
        <message>
            <source>cifar-10</source>
            <translation>CIFAR-10</translation>
        </message>
        <message>
            <source>scaling</source>
            <translation>缩放</translation>
        </message>
        <message>
            <source>standardised gives each channel mean 0 and deviation 1 over the training part.</source>
            <translation>standardised 使每个通道在训练部分上均值为 0、标准差为 1。</translation>
        </message>
        <message>
            <source>0 to 1</source>
            <translation>0 到 1</translation>
        </message>
        <message>
            <source>standardised</source>
            <translation>标准化</translation>
        </message>
        <message>
            <source>seed</source>
            <translation>随机种子</translation>
        </message>
        <message>
            <source>Which examples a limit takes is drawn from this.</source>
            <translation>限制数量时取哪些样本由它随机决定。</translation>
        </message>
        <message>
            <source>Folder of images</source>
            <translation>图像文件夹</translation>
        </message>
        <message>
            <source>A folder for each class, or train and test folders with one for each class in them.</source>
            <translation>每个类别一个文件夹，或在 train 与 test 文件夹中各类别一个文件夹。</translation>
        </message>
        <message>
            <source>folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <source>Where the class folders, or train and test, are.</source>
            <translation>类别文件夹（或 train 与 test）所在的位置。</translation>
        </message>
        <message>
            <source>height, width</source>
            <translation>高、宽</translation>
        </message>
        <message>
            <source>Height and width that every picture gets.</source>
            <translation>每张图片统一的高和宽。</translation>
        </message>
        <message>
            <source>channels</source>
            <translation>通道</translation>
        </message>
        <message>
            <source>Grey is three times as fast, where colour does not matter.</source>
            <translation>颜色不重要时，灰度快三倍。</translation>
        </message>
        <message>
            <source>colour</source>
            <translation>彩色</translation>
        </message>
        <message>
            <source>grey</source>
            <translation>灰度</translation>
        </message>
        <message>
            <source>fit</source>
            <translation>适配方式</translation>
        </message>
        <message>
            <source>crop takes the middle, pad keeps all and adds edges, stretch distorts.</source>
            <translation>crop 取中间部分，pad 保留全部并补边，stretch 会变形。</translation>
        </message>
        <message>
            <source>crop</source>
            <translation>裁剪</translation>
        </message>
        <message>
            <source>pad</source>
            <translation>补边</translation>
        </message>
        <message>
            <source>stretch</source>
            <translation>拉伸</translation>
        </message>
        <message>
            <source>invert</source>
            <translation>反转明暗</translation>
        </message>
        <message>
            <source>Whether dark and light change places.</source>
            <translation>明暗是否互换。</translation>
        </message>
        <message>
            <source>Part that is kept aside for the test, where there is no test folder.</source>
            <translation>没有测试文件夹时，留作测试的比例。</translation>
        </message>
        <message>
            <source>Which pictures are kept aside is drawn from this.</source>
            <translation>由此决定哪些图片留作测试。</translation>
        </message>
        <message>
            <source>IDX files</source>
            <translation>IDX 文件</translation>
        </message>
        <message>
            <source>A folder with images and labels in the format of MNIST, such as Fashion-MNIST, KMNIST or EMNIST.</source>
            <translation>含有 MNIST 格式图像与标签的文件夹，例如 Fashion-MNIST、KMNIST 或 EMNIST。</translation>
        </message>
        <message>
            <source>How a drawing or another picture gets this size: ink as MNIST's digits got theirs, by the centre of mass; pad with edges, crop to the middle, or stretch.</source>
            <translation>手绘或其他图片如何变为此尺寸：ink 与 MNIST 的数字一样按质心放置；pad 补边，crop 取中间，stretch 拉伸。</translation>
        </message>
        <message>
            <source>ink</source>
            <translation>笔迹</translation>
        </message>
        <message>
            <source>Part that is kept aside for the test, where there is no test part.</source>
            <translation>没有测试部分时，留作测试的比例。</translation>
        </message>
        <message>
            <source>Which examples are kept aside is drawn from this.</source>
            <translation>由此决定哪些样本留作测试。</translation>
        </message>
        <message>
            <source>Where train-images-idx3-ubyte and the others are, plain or as .gz.</source>
            <translation>train-images-idx3-ubyte 等文件所在的位置，原样或 .gz。</translation>
        </message>
        <message>
            <source>names</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>What the labels mean, from label 0 on. Where it is empty, the numbers that occur.</source>
            <translation>各标签的含义，从标签 0 开始。留空则用出现过的数字。</translation>
        </message>
        <message>
            <source>turned</source>
            <translation>转置</translation>
        </message>
        <message>
            <source>Whether rows and columns change places, as in EMNIST's own files.</source>
            <translation>行与列是否互换，如 EMNIST 自己的文件那样。</translation>
        </message>
        <message>
            <source>NPZ file</source>
            <translation>NPZ 文件</translation>
        </message>
        <message>
            <source>A file by numpy.savez with x_train and y_train, or x and y, and x_test and y_test if there are any.</source>
            <translation>由 numpy.savez 保存的文件，含有 x_train 和 y_train，或 x 和 y，如有测试数据还有 x_test 和 y_test。</translation>
        </message>
        <message>
            <source>file</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>The NPZ file.</source>
            <translation>NPZ 文件。</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>表格</translation>
        </message>
        <message>
            <source>A CSV or TSV file with a row for each example. One column is predicted from the others.</source>
            <translation>每个样本占一行的 CSV 或 TSV 文件。由其他列预测其中一列。</translation>
        </message>
        <message>
            <source>The CSV or TSV file.</source>
            <translation>CSV 或 TSV 文件。</translation>
        </message>
        <message>
            <source>targets</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>The column to predict, or several columns of numbers.</source>
            <translation>要预测的列，或若干数字列。</translation>
        </message>
        <message>
            <source>Whether the target is one of some classes, or a number.</source>
            <translation>目标是若干类别之一，还是一个数。</translation>
        </message>
        <message>
            <source>find out</source>
            <translation>自动判断</translation>
        </message>
        <message>
            <source>regression</source>
            <translation>回归</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>略去的列</translation>
        </message>
        <message>
            <source>Columns that are not used, such as an order number.</source>
            <translation>不使用的列，例如序号。</translation>
        </message>
        <message>
            <source>missing</source>
            <translation>缺失值</translation>
        </message>
        <message>
            <source>What a missing number is taken for.</source>
            <translation>缺失的数按什么处理。</translation>
        </message>
        <message>
            <source>mean</source>
            <translation>均值</translation>
        </message>
        <message>
            <source>median</source>
            <translation>中位数</translation>
        </message>
        <message>
            <source>zero</source>
            <translation>零</translation>
        </message>
        <message>
            <source>leave out the row</source>
            <translation>略去该行</translation>
        </message>
        <message>
            <source>separator</source>
            <translation>分隔符</translation>
        </message>
        <message>
            <source>What stands between two cells.</source>
            <translation>两个单元格之间的符号。</translation>
        </message>
        <message>
            <source>comma</source>
            <translation>逗号</translation>
        </message>
        <message>
            <source>semicolon</source>
            <translation>分号</translation>
        </message>
        <message>
            <source>tab</source>
            <translation>制表符</translation>
        </message>
        <message>
            <source>bar</source>
            <translation>竖线</translation>
        </message>
        <message>
            <source>decimal</source>
            <translation>小数点</translation>
        </message>
        <message>
            <source>What stands before the decimals of a number.</source>
            <translation>小数部分之前的符号。</translation>
        </message>
        <message>
            <source>point</source>
            <translation>点</translation>
        </message>
        <message>
            <source>encoding</source>
            <translation>编码</translation>
        </message>
        <message>
            <source>How the letters are stored.</source>
            <translation>字符的存储方式。</translation>
        </message>
        <message>
            <source>utf-8</source>
            <translation>utf-8</translation>
        </message>
        <message>
            <source>utf-16</source>
            <translation>utf-16</translation>
        </message>
        <message>
            <source>latin-1</source>
            <translation>latin-1</translation>
        </message>
        <message>
            <source>gb18030</source>
            <translation>gb18030</translation>
        </message>
        <message>
            <source>shift_jis</source>
            <translation>shift_jis</translation>
        </message>
        <message>
            <source>header</source>
            <translation>表头</translation>
        </message>
        <message>
            <source>Where the names of the columns are.</source>
            <translation>列名所在的位置。</translation>
        </message>
        <message>
            <source>first row</source>
            <translation>第一行</translation>
        </message>
        <message>
            <source>Part of the rows that is kept aside for the test.</source>
            <translation>留作测试的行的比例。</translation>
        </message>
        <message>
            <source>Which rows are kept aside is drawn from this.</source>
            <translation>由此决定哪些行留作测试。</translation>
        </message>
        <message>
            <source>House prices</source>
            <translation>房价</translation>
        </message>
        <message>
            <source>2,901 houses that were sold in Ames, Iowa, from 2006 to 2010. They come with the program.</source>
            <translation>2006 至 2010 年间在美国艾奥瓦州埃姆斯售出的 2,901 栋房屋，随程序附带。</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>点</translation>
        </message>
        <message>
            <source>Points in the plane: the border between two colours, or a slope, can be seen while it is learned.</source>
            <translation>平面上的点：学习时能看到两种颜色的边界，或一个斜面。</translation>
        </message>
        <message>
            <source>pattern</source>
            <translation>图案</translation>
        </message>
        <message>
            <source>How the points lie. The spiral is the hardest.</source>
            <translation>点的分布方式。螺旋最难。</translation>
        </message>
        <message>
            <source>circle</source>
            <translation>圆</translation>
        </message>
        <message>
            <source>exclusive or</source>
            <translation>异或</translation>
        </message>
        <message>
            <source>two gaussians</source>
            <translation>两个高斯分布</translation>
        </message>
        <message>
            <source>spiral</source>
            <translation>螺旋</translation>
        </message>
        <message>
            <source>plane</source>
            <translation>平面</translation>
        </message>
        <message>
            <source>count</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>Points to learn from.</source>
            <translation>用于学习的点数。</translation>
        </message>
        <message>
            <source>How far points stray from the pattern.</source>
            <translation>点偏离图案的程度。</translation>
        </message>
        <message>
            <source>The same seed gives the same points.</source>
            <translation>相同的种子给出相同的点。</translation>
        </message>
        <message>
            <source>Binary cross-entropy</source>
            <translation>二元交叉熵</translation>
        </message>
        <message>
            <source>For answers that are each yes or no on their own. Wants sigmoid as the last activation.</source>
            <translation>用于各自独立的“是或否”答案。最后一层的激活函数应为 sigmoid。</translation>
        </message>
        <message>
            <source>label smoothing</source>
            <translation>标签平滑</translation>
        </message>
        <message>
            <source>Moves yes and no a little towards the middle.</source>
            <translation>把“是”与“否”向中间略微移动。</translation>
        </message>
        <message>
            <source>Categorical cross-entropy</source>
            <translation>分类交叉熵</translation>
        </message>
        <message>
            <source>For one answer out of several: the surprise at the right one. Wants softmax as the last activation.</source>
            <translation>用于多选一的答案：衡量对正确答案的意外程度。最后一层的激活函数应为 softmax。</translation>
        </message>
        <message>
            <source>Softens the right answer: the network stays modest.</source>
            <translation>软化正确答案：使网络不过分自信。</translation>
        </message>
        <message>
            <source>Categorical hinge</source>
            <translation>分类合页损失</translation>
        </message>
        <message>
            <source>The right answer shall lead by 1, as in a support vector machine. Wants linear as last activation.</source>
            <translation>正确答案应领先 1 分，如同支持向量机。最后一层的激活函数应为 linear。</translation>
        </message>
        <message>
            <source>Huber</source>
            <translation>Huber</translation>
        </message>
        <message>
            <source>Squared for small differences, straight for large ones: precise, and calm about wild targets.</source>
            <translation>差异小时取平方，差异大时取线性：精确，又不受离群目标干扰。</translation>
        </message>
        <message>
            <source>delta</source>
            <translation>delta</translation>
        </message>
        <message>
            <source>Difference from which on the loss grows straight.</source>
            <translation>差异超过此值后，损失按线性增长。</translation>
        </message>
        <message>
            <source>KL divergence</source>
            <translation>KL 散度</translation>
        </message>
        <message>
            <source>For targets that are probabilities. With one right answer it is categorical cross-entropy.</source>
            <translation>用于目标是概率的情形。只有一个正确答案时，它就是分类交叉熵。</translation>
        </message>
        <message>
            <source>Mean absolute error</source>
            <translation>平均绝对误差</translation>
        </message>
        <message>
            <source>The mean of the differences without their sign. For numbers with a few wild targets.</source>
            <translation>差的绝对值的平均。适合含少量离群目标的数值预测。</translation>
        </message>
        <message>
            <source>Mean squared error</source>
            <translation>均方误差</translation>
        </message>
        <message>
            <source>The mean of the squared differences. For numbers; for classes, cross-entropy learns faster.</source>
            <translation>差的平方的平均。适合数值预测；对于分类，交叉熵学得更快。</translation>
        </message>
        <message>
            <source>Sparse categorical cross-entropy</source>
            <translation>稀疏分类交叉熵</translation>
        </message>
        <message>
            <source>Categorical cross-entropy for labels that are class numbers. Wants softmax as last activation.</source>
            <translation>用于标签为类别编号的分类交叉熵。最后一层的激活函数应为 softmax。</translation>
        </message>
        <message>
            <source>Adadelta</source>
            <translation>Adadelta</translation>
        </message>
        <message>
            <source>Finds each weight's step from its past steps. Set the learning rate to 1.0, as its author did.</source>
            <translation>根据以往的步长确定每个权重的步长。按作者的做法，把学习率设为 1.0。</translation>
        </message>
        <message>
            <source>learning rate</source>
            <translation>学习率</translation>
        </message>
        <message>
            <source>Factor of the steps it finds. Use 1.0, as in the paper; 0.001, Keras's default, hardly learns.</source>
            <translation>它所确定的步长的系数。按论文取 1.0；Keras 的默认值 0.001 几乎学不动。</translation>
        </message>
        <message>
            <source>rho</source>
            <translation>rho</translation>
        </message>
        <message>
            <source>Memory of the running means.</source>
            <translation>滑动平均的记忆程度。</translation>
        </message>
        <message>
            <source>Keeps division from zero; sets the first step.</source>
            <translation>避免除以零；并决定第一步的大小。</translation>
        </message>
        <message>
            <source>weight decay</source>
            <translation>权重衰减</translation>
        </message>
        <message>
            <source>Before each step all weights and biases shrink by this part of the learning rate.</source>
            <translation>每一步之前，所有权重和偏置都按学习率的这一比例缩小。</translation>
        </message>
        <message>
            <source>clip norm</source>
            <translation>按范数裁剪</translation>
        </message>
        <message>
            <source>Longest gradient of one layer's kernel or bias.</source>
            <translation>单层的核或偏置的梯度的最大长度。</translation>
        </message>
        <message>
            <source>clip value</source>
            <translation>按值裁剪</translation>
        </message>
        <message>
            <source>Largest size of each value of the gradient.</source>
            <translation>梯度中每个值的最大绝对值。</translation>
        </message>
        <message>
            <source>global clip norm</source>
            <translation>全局范数裁剪</translation>
        </message>
        <message>
            <source>Longest gradient of the whole network.</source>
            <translation>整个网络的梯度的最大长度。</translation>
        </message>
        <message>
            <source>average the weights</source>
            <translation>权重平均</translation>
        </message>
        <message>
            <source>Keeps a moving average of the weights, which often answers better.</source>
            <translation>保留权重的滑动平均，其答案往往更好。</translation>
        </message>
        <message>
            <source>average's memory</source>
            <translation>平均的记忆</translation>
        </message>
        <message>
            <source>Memory of the moving average of the weights.</source>
            <translation>权重滑动平均的记忆程度。</translation>
        </message>
        <message>
            <source>Adagrad</source>
            <translation>Adagrad</translation>
        </message>
        <message>
            <source>Steps get smaller the more a weight has learned. Good for rare features; slows down in long runs.</source>
            <translation>权重学得越多，步长越小。适合罕见特征；长时间训练会变慢。</translation>
        </message>
        <message>
            <source>Size of a step. Too small learns slowly, too large never settles.</source>
            <translation>每一步的大小。太小学得慢，太大则无法稳定下来。</translation>
        </message>
        <message>
            <source>first square</source>
            <translation>初始平方和</translation>
        </message>
        <message>
            <source>Where the sum of squares begins; holds back early steps.</source>
            <translation>平方和的初始值；抑制最初的步长。</translation>
        </message>
        <message>
            <source>Keeps the division from zero.</source>
            <translation>避免除以零。</translation>
        </message>
        <message>
            <source>Adam</source>
            <translation>Adam</translation>
        </message>
        <message>
            <source>Adapts the step of each weight by itself. The safe first choice.</source>
            <translation>自动调整每个权重的步长。稳妥的首选。</translation>
        </message>
        <message>
            <source>beta 1</source>
            <translation>beta 1</translation>
        </message>
        <message>
            <source>Memory of the gradient's running mean.</source>
            <translation>梯度滑动平均的记忆程度。</translation>
        </message>
        <message>
            <source>beta 2</source>
            <translation>beta 2</translation>
        </message>
        <message>
            <source>Memory of the squared gradient's running mean.</source>
            <translation>梯度平方的滑动平均的记忆程度。</translation>
        </message>
        <message>
            <source>Adamax</source>
            <translation>Adamax</translation>
        </message>
        <message>
            <source>Adam by the largest gradient instead of the mean square: calmer where gradients come in bursts.</source>
            <translation>用最大梯度代替均方的 Adam：梯度突发时更平稳。</translation>
        </message>
        <message>
            <source>How slowly the largest gradient is forgotten.</source>
            <translation>最大梯度被遗忘的缓慢程度。</translation>
        </message>
        <message>
            <source>AdamW</source>
            <translation>AdamW</translation>
        </message>
        <message>
            <source>Adam that also shrinks the weights a little at each step: generalises better in long runs.</source>
            <translation>每一步还会略微缩小权重的 Adam：长时间训练时泛化更好。</translation>
        </message>
        <message>
            <source>Before each step all weights and biases shrink by this part of the rate.</source>
            <translation>每一步之前，所有权重和偏置都按学习率的这一比例缩小。</translation>
        </message>
        <message>
            <source>Lion</source>
            <translation>Lion</translation>
        </message>
        <message>
            <source>Only the gradient's sign counts. Needs half of Adam's memory, and a rate 3 to 10 times smaller.</source>
            <translation>只看梯度的符号。内存只需 Adam 的一半，学习率应小 3 到 10 倍。</translation>
        </message>
        <message>
            <source>Weight of the running mean in the vote on the sign.</source>
            <translation>决定符号时滑动平均所占的权重。</translation>
        </message>
        <message>
            <source>Nadam</source>
            <translation>Nadam</translation>
        </message>
        <message>
            <source>Adam that looks ahead along its momentum. Often a little quicker than Adam at the start.</source>
            <translation>沿动量方向前瞻的 Adam。开始时常比 Adam 稍快。</translation>
        </message>
        <message>
            <source>RMSprop</source>
            <translation>RMSprop</translation>
        </message>
        <message>
            <source>Divides each weight's step by the usual size of its gradient. Goes well with dropout.</source>
            <translation>把每个权重的步长除以其梯度的通常大小。与丢弃层配合良好。</translation>
        </message>
        <message>
            <source>Part of the last step that is taken again.</source>
            <translation>再次采用上一步的比例。</translation>
        </message>
        <message>
            <source>centered</source>
            <translation>中心化</translation>
        </message>
        <message>
            <source>Divides by the gradient's deviation from its mean, not by its size.</source>
            <translation>除以梯度相对其均值的标准差，而不是梯度的大小。</translation>
        </message>
        <message>
            <source>SGD</source>
            <translation>SGD</translation>
        </message>
        <message>
            <source>Plain gradient descent. With momentum 0.9 and a schedule it often ends best, given patience.</source>
            <translation>普通的梯度下降。配合 0.9 的动量和学习率调度，只要有耐心，结果往往最好。</translation>
        </message>
        <message>
            <source>Part of the last step that is taken again; 0.9 is usual.</source>
            <translation>再次采用上一步的比例；通常为 0.9。</translation>
        </message>
        <message>
            <source>nesterov</source>
            <translation>Nesterov</translation>
        </message>
        <message>
            <source>Looks ahead along the momentum before it turns. Needs momentum.</source>
            <translation>转向之前先沿动量方向前瞻。需要动量。</translation>
        </message>
        <message>
            <source>Constant</source>
            <translation>恒定</translation>
        </message>
        <message>
            <source>The same learning rate throughout. Right for Adam and its like in short runs.</source>
            <translation>学习率始终不变。适合用 Adam 之类的优化器进行短时间训练。</translation>
        </message>
        <message>
            <source>Cosine</source>
            <translation>余弦</translation>
        </message>
        <message>
            <source>Falls slowly, then fast, then slowly to the end of the run. A good choice for nearly everything.</source>
            <translation>先慢、后快、再慢地下降，直到训练结束。几乎适用于一切情形。</translation>
        </message>
        <message>
            <source>warm-up</source>
            <translation>预热</translation>
        </message>
        <message>
            <source>Time in which the rate rises from 0.</source>
            <translation>学习率从 0 上升所用的时间。</translation>
        </message>
        <message>
            <source>restarts</source>
            <translation>重启次数</translation>
        </message>
        <message>
            <source>How often the rate jumps back to its full size and falls again.</source>
            <translation>学习率跳回最大值再次下降的次数。</translation>
        </message>
        <message>
            <source>growth of cycles</source>
            <translation>周期增长</translation>
        </message>
        <message>
            <source>How many times longer each cycle is than the last.</source>
            <translation>每个周期是上一个周期的多少倍长。</translation>
        </message>
        <message>
            <source>lowest rate</source>
            <translation>最低学习率</translation>
        </message>
        <message>
            <source>What is left at the end of a cycle.</source>
            <translation>周期结束时剩余的部分。</translation>
        </message>
        <message>
            <source>Exponential</source>
            <translation>指数</translation>
        </message>
        <message>
            <source>Lets the learning rate fall evenly, by the same share in each epoch.</source>
            <translation>学习率均匀下降，每个轮次减少相同的比例。</translation>
        </message>
        <message>
            <source>decay rate</source>
            <translation>衰减率</translation>
        </message>
        <message>
            <source>What is left of the rate after each period.</source>
            <translation>每个周期之后学习率剩余的比例。</translation>
        </message>
        <message>
            <source>decay epochs</source>
            <translation>衰减轮次</translation>
        </message>
        <message>
            <source>Length of a period.</source>
            <translation>一个周期的长度。</translation>
        </message>
        <message>
            <source>staircase</source>
            <translation>阶梯式</translation>
        </message>
        <message>
            <source>Drops at the end of each period instead of all the time.</source>
            <translation>在每个周期结束时下降，而不是一直下降。</translation>
        </message>
        <message>
            <source>One cycle</source>
            <translation>单周期</translation>
        </message>
        <message>
            <source>Rises, then falls to almost nothing. The learning rate is the peak: take a little too much.</source>
            <translation>先上升，再降到几乎为零。学习率即峰值：可以取得稍大一些。</translation>
        </message>
        <message>
            <source>rise</source>
            <translation>上升段</translation>
        </message>
        <message>
            <source>Part of the run in which the rate rises.</source>
            <translation>训练中学习率上升的部分。</translation>
        </message>
        <message>
            <source>first divisor</source>
            <translation>起始除数</translation>
        </message>
        <message>
            <source>How many times smaller than the peak it starts.</source>
            <translation>起始值比峰值小多少倍。</translation>
        </message>
        <message>
            <source>last divisor</source>
            <translation>结束除数</translation>
        </message>
        <message>
            <source>How many times smaller than at the start it ends.</source>
            <translation>结束值比起始值小多少倍。</translation>
        </message>
        <message>
            <source>Reduce on plateau</source>
            <translation>停滞时降低</translation>
        </message>
        <message>
            <source>Drops the learning rate when the validation loss stops falling. Needs no plan for the run's length.</source>
            <translation>验证损失不再下降时降低学习率。无需预先规划训练长度。</translation>
        </message>
        <message>
            <source>factor</source>
            <translation>系数</translation>
        </message>
        <message>
            <source>What the learning rate is multiplied by at a drop.</source>
            <translation>每次降低时学习率所乘的数。</translation>
        </message>
        <message>
            <source>patience</source>
            <translation>耐心</translation>
        </message>
        <message>
            <source>Epochs without a better loss before a drop.</source>
            <translation>损失没有改善多少个轮次后降低。</translation>
        </message>
        <message>
            <source>min delta</source>
            <translation>最小改善</translation>
        </message>
        <message>
            <source>A loss that is better by less counts as no better.</source>
            <translation>损失的改善小于此值时不算改善。</translation>
        </message>
        <message>
            <source>cooldown</source>
            <translation>冷却</translation>
        </message>
        <message>
            <source>Epochs after a drop that are not counted.</source>
            <translation>降低之后不计入的轮次。</translation>
        </message>
        <message>
            <source>No drop goes below this.</source>
            <translation>学习率不会降到此值以下。</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>阶梯</translation>
        </message>
        <message>
            <source>Drops the learning rate every few epochs. Each drop settles what the larger steps overshot.</source>
            <translation>每隔几个轮次降低学习率。每次降低都会修正大步长造成的越界。</translation>
        </message>
        <message>
            <source>every</source>
            <translation>间隔</translation>
        </message>
        <message>
            <source>Epochs between two drops.</source>
            <translation>两次降低之间的轮次。</translation>
        </message>
        <message>
            <source>Augmentation</source>
            <translation>数据增强</translation>
        </message>
        <message>
            <source>Changes each training image a little, in a new way in every epoch, so that the network sees more.</source>
            <translation>在每个轮次以新的方式略微改变每张训练图像，使网络见到更多样的图像。</translation>
        </message>
        <message>
            <source>shift</source>
            <translation>平移</translation>
        </message>
        <message>
            <source>Moves the image by up to this part of its side.</source>
            <translation>最多按边长的这一比例移动图像。</translation>
        </message>
        <message>
            <source>rotation</source>
            <translation>旋转</translation>
        </message>
        <message>
            <source>Turns it either way. From 60 on, a 6 may become a 9.</source>
            <translation>向两个方向旋转。超过 60 度时，6 可能变成 9。</translation>
        </message>
        <message>
            <source>zoom</source>
            <translation>缩放</translation>
        </message>
        <message>
            <source>Makes it larger or smaller: 0.1 is 90% to 110%.</source>
            <translation>放大或缩小图像：0.1 表示 90% 到 110%。</translation>
        </message>
        <message>
            <source>shear</source>
            <translation>剪切</translation>
        </message>
        <message>
            <source>Slants it to the left or to the right.</source>
            <translation>使图像向左或向右倾斜。</translation>
        </message>
        <message>
            <source>elastic</source>
            <translation>弹性变形</translation>
        </message>
        <message>
            <source>Bends it as a trembling hand would: by so much, typically.</source>
            <translation>像颤抖的手那样使图像弯曲：这是典型的弯曲幅度。</translation>
        </message>
        <message>
            <source>thickness</source>
            <translation>笔画粗细</translation>
        </message>
        <message>
            <source>Moves the outline of strokes out or in: another pen.</source>
            <translation>把笔画的轮廓向外或向内移动：如同换了一支笔。</translation>
        </message>
        <message>
            <source>Adds noise with this standard deviation.</source>
            <translation>加入具有此标准差的噪声。</translation>
        </message>
        <message>
            <source>erasing</source>
            <translation>随机擦除</translation>
        </message>
        <message>
            <source>Chance that a rectangle, 2% to 15% of it, is made black.</source>
            <translation>把一个矩形（占图像的 2% 到 15%）涂黑的概率。</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>batch size</source>
            <translation>批大小</translation>
        </message>
        <message>
            <source>Images for one step. Larger is faster and smoother, not better.</source>
            <translation>每一步使用的图像数。越大越快、越平滑，但不一定越好。</translation>
        </message>
        <message>
            <source>epochs</source>
            <translation>轮次</translation>
        </message>
        <message>
            <source>How often the whole training set is learned.</source>
            <translation>整个训练集学习多少遍。</translation>
        </message>
        <message>
            <source>validation</source>
            <translation>验证</translation>
        </message>
        <message>
            <source>What each epoch is judged on: a part of the training examples that is kept aside, or the test part, whose figures then look better than they are, since the best epoch is chosen by them.</source>
            <translation>每个轮次的评判依据：留出的一部分训练样本，或测试部分；用测试部分时，由于最佳轮次正是据此选出，数字会显得比实际更好。</translation>
        </message>
        <message>
            <source>split</source>
            <translation>划分</translation>
        </message>
        <message>
            <source>test set</source>
            <translation>测试集</translation>
        </message>
        <message>
            <source>validation fraction</source>
            <translation>验证比例</translation>
        </message>
        <message>
            <source>Part of the training examples kept aside for validation=split.</source>
            <translation>当验证为“划分”时，从训练样本中留出的部分。</translation>
        </message>
        <message>
            <source>early stopping</source>
            <translation>早停</translation>
        </message>
        <message>
            <source>Stops when validation has not improved for so many epochs, and goes back to the best weights.</source>
            <translation>验证结果连续多少个轮次没有改善就停止，并恢复最佳权重。</translation>
        </message>
        <message>
            <source>class weights</source>
            <translation>类别权重</translation>
        </message>
        <message>
            <source>balanced makes rare classes count as much as common ones.</source>
            <translation>“均衡”使稀少的类别与常见的类别同样重要。</translation>
        </message>
        <message>
            <source>equal</source>
            <translation>相等</translation>
        </message>
        <message>
            <source>balanced</source>
            <translation>均衡</translation>
        </message>
        <message>
            <source>shuffle</source>
            <translation>打乱</translation>
        </message>
        <message>
            <source>Whether the examples come in a new order in each epoch. Leave it on.</source>
            <translation>样本在每个轮次是否以新的顺序出现。请保持开启。</translation>
        </message>
        <message>
            <source>Start of all chance. The same seed gives the same network, to the last bit.</source>
            <translation>一切随机性的起点。相同的种子得到完全相同的网络，直到最后一位。</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>组</translation>
        </message>
        <message>
            <source>Layers under one name, which can be repeated: each time with weights of its own.</source>
            <translation>归在一个名称下的若干层，可以重复：每次都有自己的权重。</translation>
        </message>
        <message>
            <source>repeat</source>
            <translation>重复</translation>
        </message>
        <message>
            <source>How often the group stands behind itself, each time with weights of its own. More is deeper.</source>
            <translation>该组首尾相接重复的次数，每次都有自己的权重。次数越多，网络越深。</translation>
        </message>
        <message>
            <source>fully connected, linear layer, FC, perceptron, MLP</source>
            <translation>全连接, 线性层, 感知机, 稠密层</translation>
        </message>
        <message>
            <source>unroll, vector</source>
            <translation>展平, 展开, 向量</translation>
        </message>
        <message>
            <source>convolution, filter, kernel, feature map</source>
            <translation>卷积, 滤波器, 卷积核, 特征图</translation>
        </message>
        <message>
            <source>deconvolution, transposed convolution, enlarge</source>
            <translation>反卷积, 转置卷积, 放大</translation>
        </message>
        <message>
            <source>depthwise convolution, filter per channel</source>
            <translation>深度卷积, 逐通道卷积</translation>
        </message>
        <message>
            <source>separable convolution, MobileNet, Xception</source>
            <translation>可分离卷积, 深度可分离卷积</translation>
        </message>
        <message>
            <source>mean pooling, subsampling, downsampling, shrink</source>
            <translation>平均池化, 均值池化, 下采样, 缩小</translation>
        </message>
        <message>
            <source>GAP, mean pooling</source>
            <translation>全局平均池化, 均值池化</translation>
        </message>
        <message>
            <source>maxpool, global maximum</source>
            <translation>全局最大池化, 最大值</translation>
        </message>
        <message>
            <source>maxpool, subsampling, downsampling, shrink</source>
            <translation>最大池化, 下采样, 缩小</translation>
        </message>
        <message>
            <source>nonlinearity, transfer function</source>
            <translation>激活函数, 非线性, 传递函数</translation>
        </message>
        <message>
            <source>parametric relu, leaky relu</source>
            <translation>参数化修正线性, 带泄漏的修正线性</translation>
        </message>
        <message>
            <source>batchnorm, batch norm, BN, standardize</source>
            <translation>批归一化, 批标准化, 归一化</translation>
        </message>
        <message>
            <source>layernorm, layer norm, LN, standardize</source>
            <translation>层归一化, 层标准化, 归一化</translation>
        </message>
        <message>
            <source>regularize, drop units</source>
            <translation>随机失活, 丢弃, 正则化</translation>
        </message>
        <message>
            <source>jitter, random, regularize</source>
            <translation>噪声, 高斯噪声, 随机, 正则化</translation>
        </message>
        <message>
            <source>channel dropout, regularize</source>
            <translation>通道丢弃, 空间随机失活, 正则化</translation>
        </message>
        <message>
            <source>view, unflatten</source>
            <translation>重塑, 变形, 改变形状</translation>
        </message>
        <message>
            <source>resize, enlarge, unpooling, nearest, bilinear</source>
            <translation>上采样, 放大, 最近邻, 双线性</translation>
        </message>
        <message>
            <source>pad, border, margin, frame</source>
            <translation>补零, 填充, 边框</translation>
        </message>
        <message>
            <source>residual, skip connection, shortcut, sum, plus, ResNet</source>
            <translation>残差, 跳跃连接, 捷径, 相加, 求和</translation>
        </message>
        <message>
            <source>concat, join, stack, merge channels, skip connection, U-Net, DenseNet</source>
            <translation>拼接, 连接, 合并通道, 跳跃连接</translation>
        </message>
        <message>
            <source>product, times, gate, attention, squeeze and excite</source>
            <translation>相乘, 乘积, 门控, 注意力</translation>
        </message>
        <message>
            <source>output = activation(input @ kernel + bias); input (n, features), kernel (features, units).</source>
            <translation>output = activation(input @ kernel + bias)；input 为 (n, 特征数)，kernel 为 (特征数, 单元数)。</translation>
        </message>
        <message>
            <source>(height, width, channels) to (height * width * channels,), in row order.</source>
            <translation>(高, 宽, 通道) 变为 (高 * 宽 * 通道,)，按行排列。</translation>
        </message>
        <message>
            <source>output[i, j, f] = activation(sum over window and channels of input * kernel[..., f] + bias[f]); NHWC.</source>
            <translation>output[i, j, f] = activation(input * kernel[..., f] 在窗口和通道上求和 + bias[f])；NHWC。</translation>
        </message>
        <message>
            <source>Every pixel stamps its kernel onto the output: output = activation(sum of input[i, j] @ kernel^T at (i, j) * strides, + bias).</source>
            <translation>每个像素把它的核印到输出上：output = activation(在 (i, j) * strides 处对 input[i, j] @ kernel^T 求和，+ bias)。</translation>
        </message>
        <message>
            <source>output[i, j, c * m + k] = activation(sum over the window of input[..., c] * kernel[..., c, k] + bias), m filters for each channel.</source>
            <translation>output[i, j, c * m + k] = activation(input[..., c] * kernel[..., c, k] 在窗口上求和 + bias)，每个通道 m 个滤波器。</translation>
        </message>
        <message>
            <source>output = activation(depthwise(input) @ pointwise_kernel + bias), the product at every pixel (Chollet 2017).</source>
            <translation>output = activation(depthwise(input) @ pointwise_kernel + bias)，在每个像素上相乘 (Chollet 2017)。</translation>
        </message>
        <message>
            <source>output = mean over the window; with padding="same", over the part of it that lies on the image.</source>
            <translation>output = 窗口内的平均值；padding="same" 时，只对窗口落在图像上的部分求平均。</translation>
        </message>
        <message>
            <source>output = mean over all pixels, channel by channel (Lin et al. 2014).</source>
            <translation>output = 每个通道在所有像素上的平均值 (Lin et al. 2014)。</translation>
        </message>
        <message>
            <source>output = max over all pixels, channel by channel; the gradient goes to the first that holds it.</source>
            <translation>output = 每个通道在所有像素上的最大值；梯度传给第一个取到它的位置。</translation>
        </message>
        <message>
            <source>output = max over the window; the gradient goes to the first place that holds the maximum.</source>
            <translation>output = 窗口内的最大值；梯度传给第一个取到最大值的位置。</translation>
        </message>
        <message>
            <source>output = function(input), element by element (softmax: over the last axis).</source>
            <translation>output = function(input)，逐元素计算（softmax：沿最后一个轴）。</translation>
        </message>
        <message>
            <source>output = max(x, 0) + alpha * min(x, 0), with a learned alpha for each value (He et al. 2015).</source>
            <translation>output = max(x, 0) + alpha * min(x, 0)，每个值有一个学到的 alpha (He et al. 2015)。</translation>
        </message>
        <message>
            <source>output = gamma * (input - mean) / sqrt(variance + epsilon) + beta, channel by channel (Ioffe &amp; Szegedy 2015).</source>
            <translation>output = gamma * (input - mean) / sqrt(variance + epsilon) + beta，逐通道计算 (Ioffe &amp; Szegedy 2015)。</translation>
        </message>
        <message>
            <source>output = gamma * (input - mean) / sqrt(variance + epsilon) + beta (Ba et al. 2016).</source>
            <translation>output = gamma * (input - mean) / sqrt(variance + epsilon) + beta（Ba et al. 2016）。</translation>
        </message>
        <message>
            <source>output = input * mask / (1 - rate), mask drawn anew for each batch (Srivastava et al. 2014).</source>
            <translation>output = input * mask / (1 - rate)，每个批次重新抽取 mask (Srivastava et al. 2014)。</translation>
        </message>
        <message>
            <source>output = input + stddev * noise, with normal noise drawn anew for each batch.</source>
            <translation>output = input + stddev * noise，每个批次重新抽取正态噪声。</translation>
        </message>
        <message>
            <source>output = input * mask / (1 - rate), one mask value for each image and channel (Tompson et al. 2015).</source>
            <translation>output = input * mask / (1 - rate)，每张图像的每个通道一个 mask 值 (Tompson et al. 2015)。</translation>
        </message>
        <message>
            <source>The input's values, in row order, as an array of target_shape; -1 stands for whatever length is left over.</source>
            <translation>把输入的值按行排列成 target_shape 的数组；-1 代表剩下的长度。</translation>
        </message>
        <message>
            <source>(height, width, channels) to (height * rows, width * columns, channels).</source>
            <translation>(高, 宽, 通道) 变为 (高 * 行数, 宽 * 列数, 通道)。</translation>
        </message>
        <message>
            <source>(height, width, channels) to (height + 2 * rows, width + 2 * columns, channels).</source>
            <translation>(高, 宽, 通道) 变为 (高 + 2 * 行数, 宽 + 2 * 列数, 通道)。</translation>
        </message>
        <message>
            <source>output = sum of the inputs.</source>
            <translation>output = 各输入之和。</translation>
        </message>
        <message>
            <source>output = the inputs' channels one after the other; all other sides must agree.</source>
            <translation>output = 各输入的通道依次排列；其他各边必须一致。</translation>
        </message>
        <message>
            <source>output = product of the inputs.</source>
            <translation>output = 各输入之积。</translation>
        </message>
        <message>
            <source>s = rho s + (1 - rho) g^2; d = g sqrt(u + epsilon) / sqrt(s + epsilon); u = rho u + (1 - rho) d^2; w = w - rate * d.</source>
            <translation>s = rho s + (1 - rho) g^2；d = g sqrt(u + epsilon) / sqrt(s + epsilon)；u = rho u + (1 - rho) d^2；w = w - rate * d。</translation>
        </message>
        <message>
            <source>s = s + g^2; w = w - rate * g / sqrt(s + epsilon).</source>
            <translation>s = s + g^2；w = w - rate * g / sqrt(s + epsilon)。</translation>
        </message>
        <message>
            <source>m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; w = w - rate * sqrt(1 - b2^t) / (1 - b1^t) * m / (sqrt(v) + epsilon).</source>
            <translation>m = b1 m + (1 - b1) g；v = b2 v + (1 - b2) g^2；w = w - rate * sqrt(1 - b2^t) / (1 - b1^t) * m / (sqrt(v) + epsilon)。</translation>
        </message>
        <message>
            <source>m = b1 m + (1 - b1) g; u = max(b2 u, |g|); w = w - rate / (1 - b1^t) * m / (u + epsilon).</source>
            <translation>m = b1 m + (1 - b1) g；u = max(b2 u, |g|)；w = w - rate / (1 - b1^t) * m / (u + epsilon)。</translation>
        </message>
        <message>
            <source>w = w * (1 - rate * weight_decay); m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; w = w - rate * sqrt(1 - b2^t) / (1 - b1^t) * m / (sqrt(v) + epsilon).</source>
            <translation>w = w * (1 - rate * weight_decay)；m = b1 m + (1 - b1) g；v = b2 v + (1 - b2) g^2；w = w - rate * sqrt(1 - b2^t) / (1 - b1^t) * m / (sqrt(v) + epsilon)。</translation>
        </message>
        <message>
            <source>w = w - rate * sign(b1 m + (1 - b1) g); m = b2 m + (1 - b2) g.</source>
            <translation>w = w - rate * sign(b1 m + (1 - b1) g)；m = b2 m + (1 - b2) g。</translation>
        </message>
        <message>
            <source>u_t = b1 (1 - 0.96^t / 2); m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; n = u_{t+1} m / (1 - u_1...u_{t+1}) + (1 - u_t) g / (1 - u_1...u_t); w = w - rate * n / (sqrt(v / (1 - b2^t)) + epsilon).</source>
            <translation>u_t = b1 (1 - 0.96^t / 2)；m = b1 m + (1 - b1) g；v = b2 v + (1 - b2) g^2；n = u_{t+1} m / (1 - u_1...u_{t+1}) + (1 - u_t) g / (1 - u_1...u_t)；w = w - rate * n / (sqrt(v / (1 - b2^t)) + epsilon)。</translation>
        </message>
        <message>
            <source>s = rho s + (1 - rho) g^2; v = momentum * v + rate * g / sqrt(s + epsilon); w = w - v; centered: c = rho c + (1 - rho) g, and s - c^2 in the place of s.</source>
            <translation>s = rho s + (1 - rho) g^2；v = momentum * v + rate * g / sqrt(s + epsilon)；w = w - v；centered：c = rho c + (1 - rho) g，并以 s - c^2 代替 s。</translation>
        </message>
        <message>
            <source>v = momentum * v - rate * g; w = w + v; nesterov: w = w + momentum * v - rate * g.</source>
            <translation>v = momentum * v - rate * g；w = w + v；nesterov：w = w + momentum * v - rate * g。</translation>
        </message>
        <message>
            <source>Passes values on as they are; the usual choice for a last layer that predicts numbers.</source>
            <translation>原样传递数值；预测数值的最后一层通常用它。</translation>
        </message>
        <message>
            <source>Keeps what is positive. Fast and hard to get wrong: the usual choice for hidden layers.</source>
            <translation>保留正值。快速且不易出错：隐藏层的通常选择。</translation>
        </message>
        <message>
            <source>Like relu, and a fifth of what is negative passes too: units that fell silent can come back.</source>
            <translation>类似 relu，但也让负值通过五分之一：沉寂的单元可以恢复。</translation>
        </message>
        <message>
            <source>Like relu, but smooth, and it falls to -1: keeps the mean of a layer near 0.</source>
            <translation>类似 relu，但更平滑，最低降到 -1：使一层的均值接近 0。</translation>
        </message>
        <message>
            <source>elu with a scale that keeps the variance from layer to layer; made for deep stacks of Dense.</source>
            <translation>带有缩放的 elu，使方差在各层之间保持不变；为深层 Dense 堆叠而设计。</translation>
        </message>
        <message>
            <source>A smooth relu that dips a little below 0; the usual choice in transformers.</source>
            <translation>平滑的 relu，在 0 以下略有下凹；Transformer 的通常选择。</translation>
        </message>
        <message>
            <source>A smooth relu that dips a little below 0; popular in newer convolutional networks.</source>
            <translation>平滑的 relu，在 0 以下略有下凹；在较新的卷积网络中很流行。</translation>
        </message>
        <message>
            <source>A smooth relu, always above 0; for outputs that must be positive.</source>
            <translation>平滑的 relu，始终大于 0；用于必须为正的输出。</translation>
        </message>
        <message>
            <source>Squeezes values into 0 to 1; for outputs that are independent yes-or-no answers.</source>
            <translation>把数值压缩到 0 到 1；用于彼此独立的“是或否”输出。</translation>
        </message>
        <message>
            <source>A cheap sigmoid made of straight lines; learns nothing from values beyond 3.</source>
            <translation>由直线段组成的简易 sigmoid；绝对值超过 3 的部分学不到东西。</translation>
        </message>
        <message>
            <source>Turns the last layer's scores into probabilities that sum to 1: one answer out of several.</source>
            <translation>把最后一层的分数变成总和为 1 的概率：多选一的答案。</translation>
        </message>
        <message>
            <source>Squeezes values into -1 to 1, centred at 0; a classic for small networks.</source>
            <translation>把数值压缩到 -1 到 1，以 0 为中心；小型网络的经典选择。</translation>
        </message>
        <message>
            <source>Accuracy</source>
            <translation>准确率</translation>
        </message>
        <message>
            <source>How many of the examples are answered right.</source>
            <translation>回答正确的样本所占的比例。</translation>
        </message>
        <message>
            <source>Top-5 accuracy</source>
            <translation>前 5 准确率</translation>
        </message>
        <message>
            <source>How often the right class is among the five most probable ones.</source>
            <translation>正确类别位于最可能的五个之中的比例。</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>精确率</translation>
        </message>
        <message>
            <source>Of the examples called a class, how many are. The mean over the classes.</source>
            <translation>被判为某类的样本中真正属于该类的比例，对各类取平均。</translation>
        </message>
        <message>
            <source>Recall</source>
            <translation>召回率</translation>
        </message>
        <message>
            <source>Of the examples of a class, how many are called so. The mean over the classes.</source>
            <translation>某类样本中被判为该类的比例，对各类取平均。</translation>
        </message>
        <message>
            <source>F1</source>
            <translation>F1</translation>
        </message>
        <message>
            <source>Precision and recall in one figure. The mean over the classes.</source>
            <translation>精确率与召回率合成的一个数，对各类取平均。</translation>
        </message>
        <message>
            <source>ROC AUC</source>
            <translation>ROC AUC</translation>
        </message>
        <message>
            <source>How often an example of the second class scores higher than one of the first. 50% is chance.</source>
            <translation>第二类样本得分高于第一类样本的比例。50% 相当于随机。</translation>
        </message>
        <message>
            <source>How far an answer is from the right number, on average.</source>
            <translation>回答与正确数值的平均差距。</translation>
        </message>
        <message>
            <source>Root mean squared error</source>
            <translation>均方根误差</translation>
        </message>
        <message>
            <source>As the mean absolute error, but large misses weigh more.</source>
            <translation>与平均绝对误差类似，但较大的偏差权重更大。</translation>
        </message>
        <message>
            <source>R²</source>
            <translation>R²</translation>
        </message>
        <message>
            <source>How much of the spread is explained: 1 is perfect, 0 is no better than always answering the mean.</source>
            <translation>解释了多少离散程度：1 为完美，0 不比始终回答均值更好。</translation>
        </message>
        <message>
            <source>PSNR</source>
            <translation>PSNR</translation>
        </message>
        <message>
            <source>How near the image is to the right one: 20 dB is a visible difference, above 35 dB hardly any.</source>
            <translation>图像与正确图像的接近程度：20 dB 差异可见，35 dB 以上几乎没有差异。</translation>
        </message>
        <message>
            <source>Classification</source>
            <translation>分类</translation>
        </message>
        <message>
            <source>Which of these classes is it?</source>
            <translation>属于这些类别中的哪一个？</translation>
        </message>
        <message>
            <source>Regression</source>
            <translation>回归</translation>
        </message>
        <message>
            <source>How much is it?</source>
            <translation>数值是多少？</translation>
        </message>
        <message>
            <source>Reconstruction</source>
            <translation>重建</translation>
        </message>
        <message>
            <source>The same again, through a narrow place or out of noise.</source>
            <translation>经过狭窄处或从噪声中重现原样。</translation>
        </message>
        <message>
            <source>Integrated gradients</source>
            <translation>积分梯度</translation>
        </message>
        <message>
            <source>What each pixel adds to the score on the way from an empty picture to this one. Together they make it up.</source>
            <translation>从空白图像到这幅图像的途中，每个像素为得分增加了多少。合起来就是整个得分。</translation>
        </message>
        <message>
            <source>Gradient x input</source>
            <translation>梯度 x 输入</translation>
        </message>
        <message>
            <source>What the ink that is there adds to the score, as far as the network is a straight line around this picture.</source>
            <translation>把网络在这幅图像附近看作直线时，现有的笔迹为得分增加了多少。</translation>
        </message>
        <message>
            <source>Gradient</source>
            <translation>梯度</translation>
        </message>
        <message>
            <source>Where a little more ink would change the score most, for better or worse. It often looks like noise.</source>
            <translation>哪里多一点笔迹最能改变得分，无论变好变坏。看起来常常像噪声。</translation>
        </message>
        <message>
            <source>Grad-CAM</source>
            <translation>Grad-CAM</translation>
        </message>
        <message>
            <source>Which places the last convolution found something at that speaks for the class. Coarse, but rarely noisy.</source>
            <translation>最后一个卷积在哪些位置找到了支持该类别的东西。粗略，但很少有噪声。</translation>
        </message>
        <message>
            <source>Occlusion</source>
            <translation>遮挡</translation>
        </message>
        <message>
            <source>How much the score falls when a part of the picture is covered: no gradient, only questions to the network.</source>
            <translation>遮住图像的一部分时得分下降多少：不用梯度，只向网络提问。</translation>
        </message>
        <message>
            <source>Diverged</source>
            <translation>发散</translation>
        </message>
        <message>
            <source>Unscaled input</source>
            <translation>输入未缩放</translation>
        </message>
        <message>
            <source>Labels without relation</source>
            <translation>标签与样本无关</translation>
        </message>
        <message>
            <source>One example again and again</source>
            <translation>同一样本反复出现</translation>
        </message>
        <message>
            <source>Adadelta at a small rate</source>
            <translation>学习率过小的 Adadelta</translation>
        </message>
        <message>
            <source>Learning rate too large</source>
            <translation>学习率过大</translation>
        </message>
        <message>
            <source>Learning rate too small</source>
            <translation>学习率过小</translation>
        </message>
        <message>
            <source>Vanishing gradients</source>
            <translation>梯度消失</translation>
        </message>
        <message>
            <source>Exploding gradients</source>
            <translation>梯度爆炸</translation>
        </message>
        <message>
            <source>Dead units</source>
            <translation>失活单元</translation>
        </message>
        <message>
            <source>Saturated layer</source>
            <translation>层饱和</translation>
        </message>
        <message>
            <source>Saturated answers</source>
            <translation>回答饱和</translation>
        </message>
        <message>
            <source>Imbalance of classes</source>
            <translation>类别不平衡</translation>
        </message>
        <message>
            <source>Overfitting</source>
            <translation>过拟合</translation>
        </message>
        <message>
            <source>Not learning</source>
            <translation>没有学到东西</translation>
        </message>
        <message>
            <source>Choosing by the test part</source>
            <translation>依据测试部分做选择</translation>
        </message>
        <message>
            <source>A group of your own.</source>
            <translation>您自己的组。</translation>
        </message>
        <message>
            <source>Residual block</source>
            <translation>残差块</translation>
        </message>
        <message>
            <source>Learns only what to add to its input, so that networks of many layers still learn.</source>
            <translation>只学习要加到输入上的部分，使很深的网络仍能学习。</translation>
        </message>
        <message>
            <source>ResNet, skip connection, shortcut</source>
            <translation>ResNet, 跳跃连接, 捷径, 残差</translation>
        </message>
        <message>
            <source>Bottleneck</source>
            <translation>瓶颈块</translation>
        </message>
        <message>
            <source>A residual block whose 3x3 convolution works on few channels: many channels at a low cost.</source>
            <translation>3x3 卷积只作用于少量通道的残差块：通道多而成本低。</translation>
        </message>
        <message>
            <source>ResNet-50, residual, 1x1, narrow</source>
            <translation>ResNet-50, 残差, 1x1, 窄</translation>
        </message>
        <message>
            <source>width</source>
            <translation>宽度</translation>
        </message>
        <message>
            <source>Inverted residual</source>
            <translation>倒残差块</translation>
        </message>
        <message>
            <source>Spreads few channels to many, looks around in each alone, and brings them together again: small and fast.</source>
            <translation>将少量通道扩展为许多，在每个通道中单独观察，再合并起来：小而快。</translation>
        </message>
        <message>
            <source>MobileNet, depthwise separable, linear bottleneck</source>
            <translation>MobileNet, 深度可分离, 线性瓶颈</translation>
        </message>
        <message>
            <source>expanded</source>
            <translation>扩展通道</translation>
        </message>
        <message>
            <source>Inception block</source>
            <translation>Inception 块</translation>
        </message>
        <message>
            <source>Looks at small and large neighbourhoods at once, and lets training choose among them.</source>
            <translation>同时观察小邻域和大邻域，由训练在其中选择。</translation>
        </message>
        <message>
            <source>GoogLeNet, parallel branches, multi-scale</source>
            <translation>GoogLeNet, 并行分支, 多尺度</translation>
        </message>
        <message>
            <source>filters 1x1</source>
            <translation>1x1 滤波器</translation>
        </message>
        <message>
            <source>filters 3x3</source>
            <translation>3x3 滤波器</translation>
        </message>
        <message>
            <source>filters 5x5</source>
            <translation>5x5 滤波器</translation>
        </message>
        <message>
            <source>filters pooled</source>
            <translation>池化后滤波器</translation>
        </message>
        <message>
            <source>Spiral</source>
            <translation>螺旋</translation>
        </message>
        <message>
            <source>Points of two colours that no straight line divides: the border winds around them while you watch.</source>
            <translation>两种颜色的点，没有一条直线能把它们分开：看着边界一步步绕着它们弯曲。</translation>
        </message>
        <message>
            <source>A table instead of pictures: what 2,901 houses in Ames, Iowa, were sold for.</source>
            <translation>不是图像，而是表格：美国埃姆斯 2,901 栋房屋的成交价。</translation>
        </message>
        <message>
            <source>First network</source>
            <translation>第一个网络</translation>
        </message>
        <message>
            <source>32 units and nothing else: trains in seconds, and shows how far the simplest network gets.</source>
            <translation>只有 32 个单元：几秒钟就能训练完，看看最简单的网络能做到什么程度。</translation>
        </message>
        <message>
            <source>Fast reader</source>
            <translation>快速识别网络</translation>
        </message>
        <message>
            <source>99 of 100 digits in seconds: two passes over the images, at a learning rate that rises and falls.</source>
            <translation>几秒内认对 100 个数字中的 99 个：图像只学两遍，学习率先升后降。</translation>
        </message>
        <message>
            <source>Denoiser</source>
            <translation>去噪网络</translation>
        </message>
        <message>
            <source>Digits out of noise: images are made small and large again, and what is no digit gets lost on the way.</source>
            <translation>从噪声中找回数字：图像先缩小再放大，不属于数字的部分在途中消失。</translation>
        </message>
        <message>
            <source>Wide layer with dropout</source>
            <translation>带丢弃层的宽网络</translation>
        </message>
        <message>
            <source>One wide layer that could learn every image by heart, and dropout that keeps it from doing so.</source>
            <translation>一个足以记住每张图像的宽层，以及防止它死记硬背的丢弃层。</translation>
        </message>
        <message>
            <source>First convolution</source>
            <translation>单卷积网络</translation>
        </message>
        <message>
            <source>One convolution before a Dense layer: the smallest step from pixels to patterns.</source>
            <translation>在 Dense 层之前加一个卷积层：从像素到图案的最小一步。</translation>
        </message>
        <message>
            <source>Three convolutions</source>
            <translation>三卷积网络</translation>
        </message>
        <message>
            <source>Three small convolutions, each seeing more of the digit: few weights, high accuracy.</source>
            <translation>三个小卷积层，每一层看到数字的更大范围：权重少，准确率高。</translation>
        </message>
        <message>
            <source>Residual network</source>
            <translation>残差网络</translation>
        </message>
        <message>
            <source>Blocks that only learn what to add to their input: 995 of 1,000 digits, with 99,234 parameters.</source>
            <translation>每个块只学习要在输入上加些什么：1,000 个数字认对 995 个，参数只有 99,234 个。</translation>
        </message>
        <message>
            <source>Two convolutions</source>
            <translation>双卷积网络</translation>
        </message>
        <message>
            <source>The classic: two convolutions find strokes and corners, dropout keeps the large Dense layer honest.</source>
            <translation>经典之作：两个卷积层找出笔画和拐角，丢弃层约束庞大的 Dense 层。</translation>
        </message>
        <message>
            <source>1 storey</source>
            <translation>一层</translation>
        </message>
        <message>
            <source>1.5 storeys</source>
            <translation>一层半</translation>
        </message>
        <message>
            <source>1.5 storeys, unfinished</source>
            <translation>一层半（阁楼未完工）</translation>
        </message>
        <message>
            <source>2 storeys</source>
            <translation>两层</translation>
        </message>
        <message>
            <source>2.5 storeys</source>
            <translation>两层半</translation>
        </message>
        <message>
            <source>2.5 storeys, unfinished</source>
            <translation>两层半（阁楼未完工）</translation>
        </message>
        <message>
            <source>Ankle boot</source>
            <translation>短靴</translation>
        </message>
        <message>
            <source>Bag</source>
            <translation>包</translation>
        </message>
        <message>
            <source>Coat</source>
            <translation>外套</translation>
        </message>
        <message>
            <source>Dress</source>
            <translation>连衣裙</translation>
        </message>
        <message>
            <source>Pullover</source>
            <translation>套头衫</translation>
        </message>
        <message>
            <source>Sandal</source>
            <translation>凉鞋</translation>
        </message>
        <message>
            <source>Shirt</source>
            <translation>衬衫</translation>
        </message>
        <message>
            <source>Sneaker</source>
            <translation>运动鞋</translation>
        </message>
        <message>
            <source>T-shirt/top</source>
            <translation>T恤/上衣</translation>
        </message>
        <message>
            <source>Trouser</source>
            <translation>裤子</translation>
        </message>
        <message>
            <source>air conditioning</source>
            <translation>空调</translation>
        </message>
        <message>
            <source>airplane</source>
            <translation>飞机</translation>
        </message>
        <message>
            <source>automobile</source>
            <translation>汽车</translation>
        </message>
        <message>
            <source>basement (sq ft)</source>
            <translation>地下室（平方英尺）</translation>
        </message>
        <message>
            <source>bathrooms</source>
            <translation>浴室数</translation>
        </message>
        <message>
            <source>bedrooms</source>
            <translation>卧室数</translation>
        </message>
        <message>
            <source>bird</source>
            <translation>鸟</translation>
        </message>
        <message>
            <source>blue</source>
            <translation>蓝色</translation>
        </message>
        <message>
            <source>building</source>
            <translation>建筑类型</translation>
        </message>
        <message>
            <source>built</source>
            <translation>建成年份</translation>
        </message>
        <message>
            <source>cat</source>
            <translation>猫</translation>
        </message>
        <message>
            <source>condition</source>
            <translation>房况</translation>
        </message>
        <message>
            <source>deer</source>
            <translation>鹿</translation>
        </message>
        <message>
            <source>detached</source>
            <translation>独栋</translation>
        </message>
        <message>
            <source>dog</source>
            <translation>狗</translation>
        </message>
        <message>
            <source>duplex</source>
            <translation>双户</translation>
        </message>
        <message>
            <source>end of terrace</source>
            <translation>联排边户</translation>
        </message>
        <message>
            <source>excellent</source>
            <translation>极好</translation>
        </message>
        <message>
            <source>fair</source>
            <translation>一般</translation>
        </message>
        <message>
            <source>fireplaces</source>
            <translation>壁炉数</translation>
        </message>
        <message>
            <source>frog</source>
            <translation>青蛙</translation>
        </message>
        <message>
            <source>garage (cars)</source>
            <translation>车库（车位）</translation>
        </message>
        <message>
            <source>good</source>
            <translation>好</translation>
        </message>
        <message>
            <source>heating</source>
            <translation>供暖</translation>
        </message>
        <message>
            <source>height</source>
            <translation>高度</translation>
        </message>
        <message>
            <source>horse</source>
            <translation>马</translation>
        </message>
        <message>
            <source>living area (sq ft)</source>
            <translation>居住面积（平方英尺）</translation>
        </message>
        <message>
            <source>lot (sq ft)</source>
            <translation>地块（平方英尺）</translation>
        </message>
        <message>
            <source>neighbourhood</source>
            <translation>街区</translation>
        </message>
        <message>
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <source>orange</source>
            <translation>橙色</translation>
        </message>
        <message>
            <source>poor</source>
            <translation>差</translation>
        </message>
        <message>
            <source>price (thousand dollars)</source>
            <translation>价格（千美元）</translation>
        </message>
        <message>
            <source>remodelled</source>
            <translation>翻新年份</translation>
        </message>
        <message>
            <source>rooms</source>
            <translation>房间数</translation>
        </message>
        <message>
            <source>ship</source>
            <translation>船</translation>
        </message>
        <message>
            <source>split foyer</source>
            <translation>错层门厅</translation>
        </message>
        <message>
            <source>split level</source>
            <translation>错层</translation>
        </message>
        <message>
            <source>style</source>
            <translation>样式</translation>
        </message>
        <message>
            <source>terraced</source>
            <translation>联排中户</translation>
        </message>
        <message>
            <source>truck</source>
            <translation>卡车</translation>
        </message>
        <message>
            <source>two families</source>
            <translation>两户</translation>
        </message>
        <message>
            <source>typical</source>
            <translation>中等</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <source>Keras file</source>
            <translation>Keras 文件</translation>
        </message>
        <message>
            <source>A file that keras.saving.load_model opens: network, weights, loss and optimizer.</source>
            <translation>可用 keras.saving.load_model 打开的文件：网络、权重、损失函数和优化器。</translation>
        </message>
        <message>
            <source>Keras script</source>
            <translation>Keras 脚本</translation>
        </message>
        <message>
            <source>Readable code of the network with its weights beside it, to go on from in Keras.</source>
            <translation>可读的网络代码，旁边是它的权重，可在 Keras 中继续使用。</translation>
        </message>
        <message>
            <source>PyTorch module and training</source>
            <translation>PyTorch 模块与训练</translation>
        </message>
        <message>
            <source>Readable code of a module with its state_dict, and a script that trains it as here, on one process or, by torchrun, on many.</source>
            <translation>可读的模块代码及其 state_dict，以及一个像这里一样训练它的脚本：单进程，或用 torchrun 多进程。</translation>
        </message>
        <message>
            <source>PyTorch module</source>
            <translation>PyTorch 模块</translation>
        </message>
        <message>
            <source>Readable code of a module, with its state_dict in safetensors.</source>
            <translation>可读的模块代码，其 state_dict 存为 safetensors。</translation>
        </message>
        <message>
            <source>ONNX</source>
            <translation>ONNX</translation>
        </message>
        <message>
            <source>A file that onnxruntime and many other programs run, on phones and in browsers too.</source>
            <translation>onnxruntime 和许多其他程序都能运行的文件，手机和浏览器上也可以。</translation>
        </message>
        <message>
            <source>NumPy script</source>
            <translation>NumPy 脚本</translation>
        </message>
        <message>
            <source>A page or two of code that answers with NumPy alone: to read, and to teach from.</source>
            <translation>一两页只用 NumPy 作答的代码：适合阅读和教学。</translation>
        </message>
    </context>
    <context>
        <name>enlarging</name>
        <message>
            <source>&amp;Enlarge the tabs below</source>
            <translation>放大下方标签页(&amp;E)</translation>
        </message>
    </context>
    <context>
        <name>estimate</name>
        <message>
            <source>under 1 s</source>
            <translation>不到 1 秒</translation>
        </message>
        <message>
            <source>about {0} s</source>
            <translation>约 {0} 秒</translation>
        </message>
        <message>
            <source>about {0} min</source>
            <translation>约 {0} 分钟</translation>
        </message>
        <message>
            <source>about {0} h {1} min</source>
            <translation>约 {0} 小时 {1} 分钟</translation>
        </message>
    </context>
    <context>
        <name>family</name>
        <message>
            <source>Core</source>
            <translation>基础</translation>
        </message>
        <message>
            <source>Convolution</source>
            <translation>卷积</translation>
        </message>
        <message>
            <source>Pooling</source>
            <translation>池化</translation>
        </message>
        <message>
            <source>Activation</source>
            <translation>激活</translation>
        </message>
        <message>
            <source>Normalization</source>
            <translation>归一化</translation>
        </message>
        <message>
            <source>Regularization</source>
            <translation>正则化</translation>
        </message>
        <message>
            <source>Shape</source>
            <translation>形状</translation>
        </message>
        <message>
            <source>Merge</source>
            <translation>合并</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>组</translation>
        </message>
    </context>
    <context>
        <name>files</name>
        <message>
            <source>Unsaved changes</source>
            <translation>未保存的更改</translation>
        </message>
        <message>
            <source>Save the changes to {0}?</source>
            <translation>要把更改保存到 {0} 吗？</translation>
        </message>
        <message>
            <source>Otherwise what was changed and learned since the last save is lost.</source>
            <translation>否则，上次保存以来的更改和学习成果都会丢失。</translation>
        </message>
        <message>
            <source>Otherwise it stays in the gallery, and can be opened again.</source>
            <translation>否则，它会保留在模板库中，可以再次打开。</translation>
        </message>
        <message>
            <source>Discard unsaved work</source>
            <translation>丢弃未保存的内容</translation>
        </message>
        <message>
            <source>Discard what was not saved of {0}?</source>
            <translation>要丢弃 {0} 中未保存的内容吗？</translation>
        </message>
        <message>
            <source>It can't be brought back.</source>
            <translation>丢弃后无法找回。</translation>
        </message>
        <message>
            <source>Training goes on</source>
            <translation>训练正在进行</translation>
        </message>
        <message>
            <source>Stop the training?</source>
            <translation>要停止训练吗？</translation>
        </message>
        <message>
            <source>It ends after the batch that is computed now. What was learned can be saved.</source>
            <translation>训练会在当前批次计算完之后结束。学到的内容可以保存。</translation>
        </message>
        <message>
            <source>Stop training</source>
            <translation>停止训练</translation>
        </message>
        <message>
            <source>NN Studio projects (*{0})</source>
            <translation>NN Studio 项目 (*{0})</translation>
        </message>
        <message>
            <source>Open a project</source>
            <translation>打开项目</translation>
        </message>
        <message>
            <source>Save the project</source>
            <translation>保存项目</translation>
        </message>
        <message>
            <source>NN Studio projects</source>
            <translation>NN Studio 项目</translation>
        </message>
        <message>
            <source>Changed on disk</source>
            <translation>磁盘上的文件已改变</translation>
        </message>
        <message>
            <source>{0} was changed on disk since you opened it.</source>
            <translation>自打开以来，磁盘上的 {0} 已被改动。</translation>
        </message>
        <message>
            <source>Replacing it loses what is there, opening it loses what you have. Under another name, both are kept.</source>
            <translation>替换会丢失磁盘上的内容，打开会丢失当前的内容。另存为其他名称则两者都保留。</translation>
        </message>
        <message>
            <source>Save under another name...</source>
            <translation>另存为其他名称...</translation>
        </message>
        <message>
            <source>Replace it</source>
            <translation>替换</translation>
        </message>
        <message>
            <source>Open the one on disk</source>
            <translation>打开磁盘上的文件</translation>
        </message>
        <message>
            <source>Replace the file?</source>
            <translation>替换文件?</translation>
        </message>
        <message>
            <source>{0} exists already.</source>
            <translation>{0} 已存在。</translation>
        </message>
        <message>
            <source>What is in it is lost when it is replaced.</source>
            <translation>替换后，其中的内容将丢失。</translation>
        </message>
        <message>
            <source>Replace</source>
            <translation>替换</translation>
        </message>
    </context>
    <context>
        <name>help</name>
        <message>
            <source>Build a neural network, train it, watch it learn, and draw for it.</source>
            <translation>搭建一个神经网络，训练它，看它学习，再画字让它认。</translation>
        </message>
        <message>
            <source>It computes with NumPy alone; every layer is a file that can be read.</source>
            <translation>它只用 NumPy 计算；每一层都是一个可以阅读的文件。</translation>
        </message>
        <message>
            <source>The digits are those of the MNIST database by LeCun, Cortes and Burges.</source>
            <translation>数字图像来自 LeCun、Cortes 和 Burges 的 MNIST 数据库。</translation>
        </message>
        <message>
            <source>Version {0}, MIT licence.</source>
            <translation>版本 {0}，MIT 许可证。</translation>
        </message>
        <message>
            <source>About NN Studio</source>
            <translation>关于 NN Studio</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>键盘快捷键</translation>
        </message>
        <message>
            <source>Up, Down</source>
            <translation>上、下</translation>
        </message>
        <message>
            <source>Choose the layer before or after; with Shift, select several</source>
            <translation>选择前一层或后一层；按住 Shift 可选择多层</translation>
        </message>
        <message>
            <source>Home, End</source>
            <translation>Home、End</translation>
        </message>
        <message>
            <source>Choose the first or the last layer</source>
            <translation>选择第一层或最后一层</translation>
        </message>
        <message>
            <source>Left, Right</source>
            <translation>左、右</translation>
        </message>
        <message>
            <source>Choose a wire of the layer; a layer from the palette is then put on it</source>
            <translation>选择该层的一条连线；此后从面板添加的层会放在它上面</translation>
        </message>
        <message>
            <source>Up, Down, Enter</source>
            <translation>上、下、Enter</translation>
        </message>
        <message>
            <source>While a wire is drawn: choose a layer, and end the wire there</source>
            <translation>画连线时：选择一层，并把连线接到那里</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>Go to the settings of the chosen layer; open or close the chosen group</source>
            <translation>转到所选层的设置；打开或关闭所选的组</translation>
        </message>
        <message>
            <source>Shift+Enter</source>
            <translation>Shift+Enter</translation>
        </message>
        <message>
            <source>In the palette: begin a branch that reads the chosen layer</source>
            <translation>在面板中：新建一条读取所选层的分支</translation>
        </message>
        <message>
            <source>Escape</source>
            <translation>Esc</translation>
        </message>
        <message>
            <source>Select nothing, or give up a drag</source>
            <translation>取消选择，或放弃拖动</translation>
        </message>
        <message>
            <source>Ctrl+Wheel</source>
            <translation>Ctrl+滚轮</translation>
        </message>
        <message>
            <source>Zoom</source>
            <translation>缩放</translation>
        </message>
        <message>
            <source>Space+Drag</source>
            <translation>空格+拖动</translation>
        </message>
        <message>
            <source>Move the whole network</source>
            <translation>移动整个网络</translation>
        </message>
    </context>
    <context>
        <name>places</name>
        <message>
            <source>Choose a folder</source>
            <translation>选择文件夹</translation>
        </message>
        <message>
            <source>Choose a file</source>
            <translation>选择文件</translation>
        </message>
    </context>
    <context>
        <name>quick</name>
        <message>
            <source>On the canvas</source>
            <translation>画布上</translation>
        </message>
        <message>
            <source>New layer</source>
            <translation>新层</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>Go back to the network first</source>
            <translation>请先返回网络</translation>
        </message>
        <message>
            <source>Open a network first</source>
            <translation>请先打开一个网络</translation>
        </message>
        <message>
            <source>Not possible now</source>
            <translation>现在无法执行</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>the whole network</source>
            <translation>整个网络</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Project</source>
            <translation>项目</translation>
        </message>
        <message>
            <source>Training setting</source>
            <translation>训练设置</translation>
        </message>
        <message>
            <source>Setting of the layer</source>
            <translation>层的设置</translation>
        </message>
        <message>
            <source>on</source>
            <translation>开</translation>
        </message>
        <message>
            <source>off</source>
            <translation>关</translation>
        </message>
        <message>
            <source>Template</source>
            <translation>模板</translation>
        </message>
    </context>
    <context>
        <name>seen</name>
        <message>
            <source>Input</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>{node}, channel {unit}, row {row}, column {column}</source>
            <translation>{node}，通道 {unit}，第 {row} 行，第 {column} 列</translation>
        </message>
        <message>
            <source>{node}, unit {unit}</source>
            <translation>{node}，单元 {unit}</translation>
        </message>
        <message>
            <source>It is silent: 0 everywhere</source>
            <translation>它沉默：处处为 0</translation>
        </message>
        <message>
            <source>The first {shown} of {count} are drawn</source>
            <translation>画出了 {count} 个中的前 {shown} 个</translation>
        </message>
    </context>
    <context>
        <name>sentence</name>
        <message>
            <source>{file}: {fault}</source>
            <translation>{file}：{fault}</translation>
        </message>
        <message>
            <source>The columns of the data are not known, so that {path} can't be read as {shape}.</source>
            <translation>数据的列未知，因此无法将 {path} 读作 {shape}。</translation>
        </message>
        <message>
            <source>{path} lacks the columns {names}.</source>
            <translation>{path} 缺少列 {names}。</translation>
        </message>
        <message>
            <source>These pictures take {wanted}, and the cache may take {limit}: choose a smaller size, or grey.</source>
            <translation>这些图片需要 {wanted}，而缓存最多可用 {limit}：请选择更小的尺寸，或灰度。</translation>
        </message>
        <message>
            <source>{column} must be a number, not {value}.</source>
            <translation>{column} 必须是数字，而不是 {value}。</translation>
        </message>
        <message>
            <source>The column {name} can't be read.</source>
            <translation>无法读取列 {name}。</translation>
        </message>
        <message>
            <source>{path} vanished while the folder was read: open it again.</source>
            <translation>读取文件夹时 {path} 消失了：请重新打开。</translation>
        </message>
        <message>
            <source>The description of the data can't be read.</source>
            <translation>无法读取数据的描述。</translation>
        </message>
        <message>
            <source>The task can't be read: {fault}.</source>
            <translation>无法读取任务：{fault}。</translation>
        </message>
        <message>
            <source>The description of the data has {found} as {what}.</source>
            <translation>数据描述中的 {what} 为 {found}。</translation>
        </message>
        <message>
            <source>So many examples were not searched for duplicates.</source>
            <translation>样本过多，未检查是否有重复。</translation>
        </message>
        <message>
            <source>1 of the {test:,} test examples is among the training examples, too, so that the test looks better than it is.</source>
            <translation>{test:,} 个测试样本中有 1 个也在训练样本里，因此测试结果会显得偏好。</translation>
        </message>
        <message>
            <source>{count:,} of the {test:,} test examples are among the training examples, too, so that the test looks better than it is.</source>
            <translation>{test:,} 个测试样本中有 {count:,} 个也在训练样本中，因此测试结果会偏高。</translation>
        </message>
        <message>
            <source>1 of the {train:,} training examples repeats another.</source>
            <translation>{train:,} 个训练样本中有 1 个与另一个重复。</translation>
        </message>
        <message>
            <source>{count:,} of the {train:,} training examples repeat others.</source>
            <translation>{train:,} 个训练样本中有 {count:,} 个与其他样本重复。</translation>
        </message>
        <message>
            <source>This is no drawing that was kept.</source>
            <translation>这不是保存过的绘图。</translation>
        </message>
        <message>
            <source>{path} is not empty: choose a new folder.</source>
            <translation>{path} 不是空的：请选择一个新文件夹。</translation>
        </message>
        <message>
            <source>The pictures can't be written to {path}: {reason}.</source>
            <translation>无法将图片写入 {path}：{reason}。</translation>
        </message>
        <message>
            <source>{path} has a folder {name}, which is no class of this data.</source>
            <translation>{path} 中有文件夹 {name}，它不是该数据的类别。</translation>
        </message>
        <message>
            <source>{path} is no picture that can be read: save it as PNG or JPEG.</source>
            <translation>{path} 不是可读取的图片：请保存为 PNG 或 JPEG。</translation>
        </message>
        <message>
            <source>Drawings are kept for pictures that have classes.</source>
            <translation>只有带类别的图片数据才能保存绘图。</translation>
        </message>
        <message>
            <source>{name} is no name of a set of drawings: use letters and digits.</source>
            <translation>{name} 不能作为绘图集的名称：请使用字母和数字。</translation>
        </message>
        <message>
            <source>{label} is no class of this data.</source>
            <translation>{label} 不是该数据的类别。</translation>
        </message>
        <message>
            <source>There is nothing on the pad to keep.</source>
            <translation>画板上没有可保存的内容。</translation>
        </message>
        <message>
            <source>{path} has drawings for other data. Move it away to begin anew.</source>
            <translation>{path} 中的绘图属于其他数据。移走该文件即可重新开始。</translation>
        </message>
        <message>
            <source>No drawing is kept.</source>
            <translation>没有保存任何绘图。</translation>
        </message>
        <message>
            <source>This drawing is not kept any more.</source>
            <translation>这幅手写已不再保存。</translation>
        </message>
        <message>
            <source>No drawing is kept yet: draw on the pad beside the network, and keep what you drew.</source>
            <translation>还没有保存任何绘图：请在网络旁的画板上绘制，并保存所画内容。</translation>
        </message>
        <message>
            <source>{path} does not begin as a file of drawings does, and is left as it is: move it away to begin anew.</source>
            <translation>{path} 的开头不是绘图文件的格式，文件保持原样：移走它即可重新开始。</translation>
        </message>
        <message>
            <source>Another window is writing {path}: try again in a moment.</source>
            <translation>另一个窗口正在写入 {path}：请稍后再试。</translation>
        </message>
        <message>
            <source>The drawing can't be kept in {path}: {reason}.</source>
            <translation>无法将绘图保存到 {path}：{reason}。</translation>
        </message>
        <message>
            <source>An eraser's radius must be greater than 0, not {radius}.</source>
            <translation>橡皮的半径必须大于 0，而不是 {radius}。</translation>
        </message>
        <message>
            <source>'{path}' shows nothing that stands out from its background: draw something in it first.</source>
            <translation>'{path}' 中没有与背景分得开的内容：请先在其中画些什么。</translation>
        </message>
        <message>
            <source>The picture shows nothing that stands out from its background.</source>
            <translation>图片中没有任何从背景中凸显出来的内容。</translation>
        </message>
        <message>
            <source>'{path}' has more than {limit} million pixels: scale it down first.</source>
            <translation>'{path}' 超过 {limit} 百万像素：请先缩小。</translation>
        </message>
        <message>
            <source>'{path}' is an empty file: save the picture again.</source>
            <translation>'{path}' 是空文件：请重新保存图片。</translation>
        </message>
        <message>
            <source>'{path}' is no picture that can be read: save it as PNG or JPEG.</source>
            <translation>'{path}' 不是可以读取的图片：请将其存为 PNG 或 JPEG。</translation>
        </message>
        <message>
            <source>'{path}' is damaged and cannot be read ({error}): save it again as PNG or JPEG.</source>
            <translation>'{path}' 已损坏，无法读取（{error}）：请重新存为 PNG 或 JPEG。</translation>
        </message>
        <message>
            <source>A grey image has shape (height, width), not {shape}: convert it first.</source>
            <translation>灰度图像的形状是 (高, 宽)，而不是 {shape}：请先转换。</translation>
        </message>
        <message>
            <source>A grey image is uint8 or floating point, not {dtype}: convert it first.</source>
            <translation>灰度图像应为 uint8 或浮点数，而不是 {dtype}：请先转换。</translation>
        </message>
        <message>
            <source>A pen position must be finite numbers, not {x}, {y} at {t} s.</source>
            <translation>笔的位置必须是有限的数，而不是 {t} 秒时的 {x}, {y}。</translation>
        </message>
        <message>
            <source>A stroke needs at least one point.</source>
            <translation>一笔至少要有一个点。</translation>
        </message>
        <message>
            <source>replace it with a fresh copy, or install NN Studio again</source>
            <translation>请换成一份完好的副本，或重新安装 NN Studio</translation>
        </message>
        <message>
            <source>is damaged, its checksum is not the expected one</source>
            <translation>已损坏，校验和与预期不符</translation>
        </message>
        <message>
            <source>has no column of labels</source>
            <translation>没有标签列</translation>
        </message>
        <message>
            <source>has the label {label}, and labels count from 0</source>
            <translation>含有标签 {label}，而标签应从 0 开始</translation>
        </message>
        <message>
            <source>{why} To mend it, {remedy}.</source>
            <translation>{why}要修复，请{remedy}。</translation>
        </message>
        <message>
            <source>is damaged, its gzip checksum is wrong</source>
            <translation>已损坏，gzip 校验和不对</translation>
        </message>
        <message>
            <source>is not a gzip file and no IDX file</source>
            <translation>既不是 gzip 文件，也不是 IDX 文件</translation>
        </message>
        <message>
            <source>is truncated, its end is missing</source>
            <translation>被截断，缺少结尾</translation>
        </message>
        <message>
            <source>is damaged and cannot be uncompressed</source>
            <translation>已损坏，无法解压</translation>
        </message>
        <message>
            <source>is truncated, it has no IDX header</source>
            <translation>被截断，没有 IDX 文件头</translation>
        </message>
        <message>
            <source>is not an IDX file of bytes, it starts with {beginning}</source>
            <translation>不是字节型 IDX 文件，它以 {beginning} 开头</translation>
        </message>
        <message>
            <source>is truncated, its IDX header is incomplete</source>
            <translation>被截断，IDX 文件头不完整</translation>
        </message>
        <message>
            <source>is truncated, it has {actual:,} bytes instead of {declared:,}</source>
            <translation>被截断，只有 {actual:,} 字节，而应为 {declared:,} 字节</translation>
        </message>
        <message>
            <source>is damaged, it has {actual:,} bytes instead of {declared:,}</source>
            <translation>已损坏，有 {actual:,} 字节，而应为 {declared:,} 字节</translation>
        </message>
        <message>
            <source>'{path}' {fault}: {remedy}.</source>
            <translation>'{path}' {fault}：{remedy}。</translation>
        </message>
        <message>
            <source>'{path}' has 4 dimensions, as colour images have, and IDX files are read in grey: give colour as class folders or an NPZ file.</source>
            <translation>'{path}' 有 4 个维度，像是彩色图像，而 IDX 文件按灰度读取：请以按类别分的文件夹或 NPZ 文件提供彩色图像。</translation>
        </message>
        <message>
            <source>'{path}' has {count} dimensions where {dims} are expected: choose files of images and labels.</source>
            <translation>'{path}' 有 {count} 个维度，应为 {dims} 个：请选择图像文件和标签文件。</translation>
        </message>
        <message>
            <source>{path} has no pictures in folders: make a folder for each class, and put its pictures into it.</source>
            <translation>{path} 的文件夹中没有图片：请为每个类别建立一个文件夹，并放入该类的图片。</translation>
        </message>
        <message>
            <source>{path} has one class, {name}: there must be two or more to tell apart.</source>
            <translation>{path} 只有一个类别 {name}：至少要有两个才能区分。</translation>
        </message>
        <message>
            <source>{path} has {count:,} classes, and {most:,} are the most.</source>
            <translation>{path} 有 {count:,} 个类别，最多为 {most:,} 个。</translation>
        </message>
        <message>
            <source>{path} has {count:,} files, and {most:,} are the most.</source>
            <translation>{path} 有 {count:,} 个文件，最多为 {most:,} 个。</translation>
        </message>
        <message>
            <source>The folder {path} can't be read: {reason}.</source>
            <translation>无法读取文件夹 {path}：{reason}。</translation>
        </message>
        <message>
            <source>{file} has no array {name}.</source>
            <translation>{file} 中没有数组 {name}。</translation>
        </message>
        <message>
            <source>{file} is no NPZ file: save the arrays by numpy.savez.</source>
            <translation>{file} 不是 NPZ 文件：请用 numpy.savez 保存数组。</translation>
        </message>
        <message>
            <source>{name} in {file} holds Python objects, which are not read: save it as numbers.</source>
            <translation>{file} 中的 {name} 含有 Python 对象，不予读取：请保存为数字。</translation>
        </message>
        <message>
            <source>{name} in {file} is damaged: it is said to have {shape} values, and has {bytes:,} bytes.</source>
            <translation>{file} 中的 {name} 已损坏：声明的形状为 {shape}，实际有 {bytes:,} 字节。</translation>
        </message>
        <message>
            <source>{name} in {file} unpacks to {size:,} bytes, more than {most:,}: save it by numpy.savez, uncompressed.</source>
            <translation>{file} 中的 {name} 解压后为 {size:,} 字节，超过 {most:,}：请用 numpy.savez 不压缩保存。</translation>
        </message>
        <message>
            <source>{name} in {file} is damaged and can't be read.</source>
            <translation>{file} 中的 {name} 已损坏，无法读取。</translation>
        </message>
        <message>
            <source>{part} has the class {name}, which {train} has not.</source>
            <translation>{part} 含有类别 {name}，而 {train} 没有。</translation>
        </message>
        <message>
            <source>{name} must be one label an example, or one-hot rows, and is {shape}.</source>
            <translation>{name} 必须每个样本一个标签，或为独热行，实际为 {shape}。</translation>
        </message>
        <message>
            <source>{name} must be class numbers from 0 on, texts or one-hot rows; numbers to predict come in a table.</source>
            <translation>{name} 必须是从 0 开始的类别编号、文本或独热行；要预测的数值请放在表格中。</translation>
        </message>
        <message>
            <source>{name} has one class: there must be two or more to tell apart.</source>
            <translation>{name} 只有一个类别：至少要有两个才能区分。</translation>
        </message>
        <message>
            <source>{name} has {count:,} classes, and {most:,} are the most.</source>
            <translation>{name} 有 {count:,} 个类别，最多为 {most:,} 个。</translation>
        </message>
        <message>
            <source>{path} is refused: it is larger than {most} bytes.</source>
            <translation>拒绝打开 {path}：它大于 {most} 字节。</translation>
        </message>
        <message>
            <source>There is no file {path}.</source>
            <translation>没有文件 {path}。</translation>
        </message>
        <message>
            <source>{path} may not be read: check its permissions.</source>
            <translation>无权读取 {path}：请检查其权限。</translation>
        </message>
        <message>
            <source>{path} can't be the name of a file.</source>
            <translation>{path} 不能作为文件名。</translation>
        </message>
        <message>
            <source>{path} can't be read: {reason}.</source>
            <translation>无法读取 {path}：{reason}。</translation>
        </message>
        <message>
            <source>{path} is a folder: name the file in it.</source>
            <translation>{path} 是文件夹：请指定其中的文件。</translation>
        </message>
        <message>
            <source>{path} is no file but a device or a pipe: save it as a file first.</source>
            <translation>{path} 不是文件，而是设备或管道：请先另存为文件。</translation>
        </message>
        <message>
            <source>Rows of numbers can't be given again, only pictures: choose classification.</source>
            <translation>只有图像可以还原，数字的行不行：请选择分类。</translation>
        </message>
        <message>
            <source>Pictures that are given again stay between 0 and 1: choose the scaling 0 to 1.</source>
            <translation>要还原的图像取值在 0 到 1 之间：请选择缩放方式“0 到 1”。</translation>
        </message>
        <message>
            <source>{where} has one class: there must be two or more to tell apart.</source>
            <translation>{where} 只有一个类别：至少要有两个才能区分。</translation>
        </message>
        <message>
            <source>no licence is stated</source>
            <translation>未注明许可证</translation>
        </message>
        <message>
            <source>{folder} can't be used: {reason}.</source>
            <translation>无法使用 {folder}：{reason}。</translation>
        </message>
        <message>
            <source>{path} is damaged: delete it, and it is downloaded again when it is needed.</source>
            <translation>{path} 已损坏：请将其删除，需要时会重新下载。</translation>
        </message>
        <message>
            <source>{path} can't be written: {reason}.</source>
            <translation>无法写入 {path}：{reason}。</translation>
        </message>
        <message>
            <source>The certificate of {host} is not right: check the clock of this computer, and its network.</source>
            <translation>{host} 的证书有误：请检查本机的时钟和网络。</translation>
        </message>
        <message>
            <source>{host} can't be reached: check the connection, and try again.</source>
            <translation>无法连接 {host}：请检查网络连接后重试。</translation>
        </message>
        <message>
            <source>{host} can't answer now (status {status}): try again later.</source>
            <translation>{host} 现在无法应答（状态 {status}）：请稍后重试。</translation>
        </message>
        <message>
            <source>{host} does not give {name} (status {status}): try again later, or get the files elsewhere and choose their folder.</source>
            <translation>{host} 未提供 {name}（状态 {status}）：请稍后重试，或从别处取得这些文件再选择其文件夹。</translation>
        </message>
        <message>
            <source>{folder} has room for {free}, and {wanted} are to come: make room on the disk.</source>
            <translation>{folder} 只剩 {free} 空间，而还需下载 {wanted}：请腾出磁盘空间。</translation>
        </message>
        <message>
            <source>{name} from {host} is not the file that was published: its size or checksum is another one. Nothing was kept; try again later, or get the files elsewhere and choose their folder.</source>
            <translation>来自 {host} 的 {name} 不是当初发布的文件：大小或校验和不符。没有保留任何内容；请稍后重试，或从别处取得这些文件再选择其文件夹。</translation>
        </message>
        <message>
            <source>The connection to {host} broke after {done} of {size}. What has come is kept: try again, and it goes on from there.</source>
            <translation>与 {host} 的连接在收到 {done}（共 {size}）后中断。已收到的部分会保留：重试时将从该处继续。</translation>
        </message>
        <message>
            <source>{path} is no data that can be learned: name a folder of class folders or IDX files, an NPZ file, or a CSV or TSV file.</source>
            <translation>{path} 不是可供学习的数据：请给出类别文件夹或 IDX 文件所在的文件夹、NPZ 文件，或 CSV、TSV 文件。</translation>
        </message>
        <message>
            <source>'{name}' ships with NN Studio but is missing (looked at {searched}): install NN Studio again.</source>
            <translation>'{name}' 随 NN Studio 提供，但找不到（找过 {searched}）：请重新安装 NN Studio。</translation>
        </message>
        <message>
            <source>{path} has too many pixels: scale it down first.</source>
            <translation>{path} 的像素过多：请先缩小。</translation>
        </message>
        <message>
            <source>Reading the data was given up.</source>
            <translation>已放弃读取数据。</translation>
        </message>
        <message>
            <source>Reading {done:,} of {total:,}</source>
            <translation>正在读取 {total:,} 中的 {done:,}</translation>
        </message>
        <message>
            <source>Download {size}</source>
            <translation>下载 {size}</translation>
        </message>
        <message>
            <source>{title}: {origin}. Licence: {licence}.</source>
            <translation>{title}：{origin}。许可证：{licence}。</translation>
        </message>
        <message>
            <source>Downloading {done} of {total}</source>
            <translation>正在下载：{done} / {total}</translation>
        </message>
        <message>
            <source>No folder is chosen yet: choose the one with the IDX files.</source>
            <translation>尚未选择文件夹：请选择含有 IDX 文件的文件夹。</translation>
        </message>
        <message>
            <source>{folder} has no train-images-idx3-ubyte with its labels, plain or as .gz.</source>
            <translation>{folder} 中没有 train-images-idx3-ubyte 及其标签（原样或 .gz）。</translation>
        </message>
        <message>
            <source>The numbers of images in {images} ({count:,}) and of labels in {labels} ({other:,}) must agree.</source>
            <translation>{images} 的图像数（{count:,}）与 {labels} 的标签数（{other:,}）必须一致。</translation>
        </message>
        <message>
            <source>{images} has no images.</source>
            <translation>{images} 中没有图像。</translation>
        </message>
        <message>
            <source>The folder {path} can't be read.</source>
            <translation>无法读取文件夹 {path}。</translation>
        </message>
        <message>
            <source>The training images have {train} pixels, and those of the test {test}: they must be alike.</source>
            <translation>训练图像为 {train} 像素，测试图像为 {test}：两者必须一致。</translation>
        </message>
        <message>
            <source>There are {count:,} classes, and {most:,} are the most.</source>
            <translation>共有 {count:,} 个类别，最多只能有 {most:,} 个。</translation>
        </message>
        <message>
            <source>No folder is chosen yet: choose the one with the class folders.</source>
            <translation>尚未选择文件夹：请选择含有各类别文件夹的文件夹。</translation>
        </message>
        <message>
            <source>The pictures can't be kept in {folder}: {reason}. Clear the cache, or make room on the disk.</source>
            <translation>图片无法保存在 {folder}：{reason}。请清空缓存，或腾出磁盘空间。</translation>
        </message>
        <message>
            <source>{path} has pictures that can be read in fewer than two classes. Broken files in it: {broken}.</source>
            <translation>{path} 中能读取的图片不足两个类别。其中损坏的文件：{broken}。</translation>
        </message>
        <message>
            <source>{count:,} files can't be read and are left out, among them {names}.</source>
            <translation>有 {count:,} 个文件无法读取，已略去，其中包括 {names}。</translation>
        </message>
        <message>
            <source>These files can't be read and are left out: {names}.</source>
            <translation>以下文件无法读取，已略去：{names}。</translation>
        </message>
        <message>
            <source>No file is chosen yet: choose an NPZ file.</source>
            <translation>尚未选择文件：请选择 NPZ 文件。</translation>
        </message>
        <message>
            <source>{file} must have x_train and y_train, or x and y, and has {found}.</source>
            <translation>{file} 必须含有 x_train 和 y_train，或 x 和 y，而它含有 {found}。</translation>
        </message>
        <message>
            <source>The training part has examples of {train}, and the test part of {test}: they must be alike.</source>
            <translation>训练部分的样本为 {train}，测试部分的为 {test}：两者必须一致。</translation>
        </message>
        <message>
            <source>The numbers of examples in {x} ({count:,}) and of labels in {y} ({other:,}) must agree.</source>
            <translation>{x} 的样本数（{count:,}）与 {y} 的标签数（{other:,}）必须一致。</translation>
        </message>
        <message>
            <source>{name} has a value in example {row:,} that is no number.</source>
            <translation>{name} 的第 {row:,} 个样本中有不是数字的值。</translation>
        </message>
        <message>
            <source>{name} must have 1 or 3 channels, the last of its sizes, and is {shape}.</source>
            <translation>{name} 的最后一维必须是 1 或 3 个通道，实际为 {shape}。</translation>
        </message>
        <message>
            <source>{name} must be images (n, height, width, channels) or rows (n, k), and is {shape}.</source>
            <translation>{name} 必须是图像 (n, 高, 宽, 通道) 或行 (n, k)，实际为 {shape}。</translation>
        </message>
        <message>
            <source>{name} must be numbers, and is of the kind {kind}.</source>
            <translation>{name} 必须是数字，实际类型为 {kind}。</translation>
        </message>
        <message>
            <source>Drawings of one class are no task yet: keep some of two classes or more.</source>
            <translation>只有一个类别的绘图还不能构成任务：请至少保存两个类别的绘图。</translation>
        </message>
        <message>
            <source>Images of MNIST go beside drawings of digits alone: set MNIST beside to 0.</source>
            <translation>MNIST 图像只能与数字绘图一起学习：请将附带的 MNIST 设为 0。</translation>
        </message>
        <message>
            <source>{count:,} lines of the file can't be read and are left out; they stay in it.</source>
            <translation>文件中有 {count:,} 行无法读取，已略过；它们仍保留在文件中。</translation>
        </message>
        <message>
            <source>{file} has no column {name}; it has {known}.</source>
            <translation>{file} 没有列 {name}；现有的列为 {known}。</translation>
        </message>
        <message>
            <source>No table is chosen yet: choose a CSV or TSV file.</source>
            <translation>尚未选择表格：请选择 CSV 或 TSV 文件。</translation>
        </message>
        <message>
            <source>The target {name} must be known in two rows at least, and is in {count:,}.</source>
            <translation>目标 {name} 至少要在两行中已知，现在只有 {count:,} 行。</translation>
        </message>
        <message>
            <source>{name} is left out, since it only numbers the rows.</source>
            <translation>已略去 {name}：它只是行的编号。</translation>
        </message>
        <message>
            <source>{names} are left out, since they only number the rows.</source>
            <translation>已略去 {names}：它们只是行的编号。</translation>
        </message>
        <message>
            <source>No column of {file} can be learned from: each has one value, or texts that are all different.</source>
            <translation>{file} 没有可供学习的列：每列只有一个值，或全是互不相同的文本。</translation>
        </message>
        <message>
            <source>Not used, since there is nothing to learn from: {names}.</source>
            <translation>未使用，因为没有可学习的内容：{names}。</translation>
        </message>
        <message>
            <source>1 row without a target is left out.</source>
            <translation>已略去 1 行没有目标值的数据。</translation>
        </message>
        <message>
            <source>{count:,} rows without a target are left out.</source>
            <translation>已略去 {count:,} 行没有目标值的数据。</translation>
        </message>
        <message>
            <source>1 row with a missing value is left out.</source>
            <translation>已略去 1 行有缺失值的数据。</translation>
        </message>
        <message>
            <source>{count:,} rows with a missing value are left out.</source>
            <translation>已略去 {count:,} 行有缺失值的数据。</translation>
        </message>
        <message>
            <source>A split of {fraction:g} is impossible: choose it between 0 and 1.</source>
            <translation>无法按 {fraction:g} 划分：请在 0 与 1 之间选择。</translation>
        </message>
        <message>
            <source>Fewer than 2 examples can't be divided: use more.</source>
            <translation>不足 2 个样本无法划分：请使用更多样本。</translation>
        </message>
        <message>
            <source>{file} was changed while it was in use: open it again.</source>
            <translation>{file} 在使用期间被更改：请重新打开。</translation>
        </message>
        <message>
            <source>A class is predicted from one column: choose one target.</source>
            <translation>类别只能由一列给出：请只选择一个目标。</translation>
        </message>
        <message>
            <source>{name} has {count:,} different values in {rows:,} rows, too many to be classes: choose another target, or regression.</source>
            <translation>{name} 在 {rows:,} 行中有 {count:,} 个不同的值，作为类别太多：请选择其他目标，或选择回归。</translation>
        </message>
        <message>
            <source>{name} is {value} in every row, and so there is nothing to predict.</source>
            <translation>{name} 在每一行都是 {value}，因此没有可预测的内容。</translation>
        </message>
        <message>
            <source>The numbers of {name} are too large to be learned: divide them.</source>
            <translation>{name} 的数值过大，无法学习：请先除以一个数。</translation>
        </message>
        <message>
            <source>{file} is not written in {encoding} (byte {place:,}): choose another encoding.</source>
            <translation>{file} 不是用 {encoding} 编码的（第 {place:,} 字节）：请选择其他编码。</translation>
        </message>
        <message>
            <source>{file} is no text: save the table as CSV or TSV.</source>
            <translation>{file} 不是文本：请将表格保存为 CSV 或 TSV。</translation>
        </message>
        <message>
            <source>{file}, line {line:,}: {reason}.</source>
            <translation>{file} 第 {line:,} 行：{reason}。</translation>
        </message>
        <message>
            <source>{file} is empty: choose a table with a row for each example.</source>
            <translation>{file} 是空的：请选择每个样本占一行的表格。</translation>
        </message>
        <message>
            <source>{file} has column names and no rows.</source>
            <translation>{file} 只有列名，没有数据行。</translation>
        </message>
        <message>
            <source>{file}, line {line:,}: it has {found} cells where the first row has {width} (lines like it: {count:,}). Choose another separator, or mend the file.</source>
            <translation>{file} 第 {line:,} 行：有 {found} 个单元格，而第一行有 {width} 个（这样的行：{count:,}）。请选择另一种分隔符，或修正文件。</translation>
        </message>
        <message>
            <source>there is no setting named {name}</source>
            <translation>没有名为 {name} 的设置</translation>
        </message>
        <message>
            <source>expected a {what} with a type, not {plain}</source>
            <translation>应为带有类型的{what}，而不是 {plain}</translation>
        </message>
        <message>
            <source>there is no {what} named {plain}; known are {known}</source>
            <translation>没有名为 {plain} 的{what}；已知的有 {known}</translation>
        </message>
        <message>
            <source>Repair all {count} of this kind</source>
            <translation>修复全部 {count} 个同类问题</translation>
        </message>
        <message>
            <source>Repair {count} of this kind</source>
            <translation>修复 {count} 个同类问题</translation>
        </message>
        <message>
            <source>Set activation to {wanted}</source>
            <translation>将激活函数设为 {wanted}</translation>
        </message>
        <message>
            <source>softmax in {node} leaves almost nothing for the layers behind it: it belongs at the end</source>
            <translation>{node} 中的 softmax 几乎不给后面的层留下什么：它应放在最后</translation>
        </message>
        <message>
            <source>Without an activation, {node} and the layer behind it can do no more than one of them</source>
            <translation>没有激活函数时，{node} 与它后面的层加起来也只相当于一层</translation>
        </message>
        <message>
            <source>{node} drops answers of the last layer: training can't learn what it never sees</source>
            <translation>{node} 会丢弃最后一层的答案：训练学不到它看不见的东西</translation>
        </message>
        <message>
            <source>Remove {what}</source>
            <translation>移除 {what}</translation>
        </message>
        <message>
            <source>{node} leaves out {rate:.0%} of the values: little is left to learn from</source>
            <translation>{node} 丢弃 {rate:.0%} 的值：剩下可学的太少</translation>
        </message>
        <message>
            <source>Set rate to {rate:g}</source>
            <translation>将比率设为 {rate:g}</translation>
        </message>
        <message>
            <source>A {field} of {limit:g} leaves so little of the gradients that next to nothing is learned</source>
            <translation>{field} 为 {limit:g} 时，梯度所剩无几，几乎学不到东西</translation>
        </message>
        <message>
            <source>Set {field} to {value:g}</source>
            <translation>将 {field} 设为 {value:g}</translation>
        </message>
        <message>
            <source>The test part decides when training stops, and so its figures look better than they are</source>
            <translation>由测试部分决定何时停止训练，它的指标因此比实际显得更好</translation>
        </message>
        <message>
            <source>The test part decides when the learning rate falls, and so its figures look better than they are</source>
            <translation>由测试部分决定学习率何时下降，它的指标因此比实际显得更好</translation>
        </message>
        <message>
            <source>Judge on {share:.0%} of the training examples instead</source>
            <translation>改用 {share:.0%} 的训练样本来评判</translation>
        </message>
        <message>
            <source>{node} begins with zeros and gives zeros: no gradient gets through, so it stays as it is</source>
            <translation>{node} 以零开始，输出也是零：梯度无法通过，因此它保持不变</translation>
        </message>
        <message>
            <source>All units of {node} begin alike, with sums that are far too large</source>
            <translation>{node} 的所有单元起始相同，且求和结果过大</translation>
        </message>
        <message>
            <source>Draw the weights of {node}</source>
            <translation>随机初始化 {node} 的权重</translation>
        </message>
        <message>
            <source>{count} layers of sigmoid in a row leave nothing of the gradient for the first ones</source>
            <translation>连续 {count} 层 sigmoid 使前面的层得不到任何梯度</translation>
        </message>
        <message>
            <source>Set their activation to {wanted}</source>
            <translation>将它们的激活函数设为 {wanted}</translation>
        </message>
        <message>
            <source>An {field} of {value:g} draws all weights of {node} to 0 faster than they can learn</source>
            <translation>{field} 为 {value:g} 时，{node} 的所有权重被拉向 0 的速度快于学习的速度</translation>
        </message>
        <message>
            <source>Noise of {stddev:g} in {node} drowns the values that it is added to</source>
            <translation>{node} 中标准差为 {stddev:g} 的噪声淹没了原来的数值</translation>
        </message>
        <message>
            <source>Set stddev to {value:g}</source>
            <translation>将标准差设为 {value:g}</translation>
        </message>
        <message>
            <source>With a batch of 1, {node} makes every value the mean itself: nothing is left of the example</source>
            <translation>批大小为 1 时，{node} 把每个值都变成均值本身：样本的信息全部丢失</translation>
        </message>
        <message>
            <source>Set batch size to {size}</source>
            <translation>将批大小设为 {size}</translation>
        </message>
        <message>
            <source>With a momentum of {momentum:g}, {node} answers with averages that it never learned</source>
            <translation>动量为 {momentum:g} 时，{node} 用从未学到的均值来回答</translation>
        </message>
        <message>
            <source>Set momentum to {value:g}</source>
            <translation>将动量设为 {value:g}</translation>
        </message>
        <message>
            <source>With an EMA momentum of {momentum:g}, the averaged weights stay as they began</source>
            <translation>EMA 动量为 {momentum:g} 时，平均权重保持初始值不变</translation>
        </message>
        <message>
            <source>Set EMA momentum to {value:g}</source>
            <translation>将 EMA 动量设为 {value:g}</translation>
        </message>
        <message>
            <source>Early stopping has nothing to go by: there is no validation, so it never stops</source>
            <translation>提前停止没有依据：没有验证，因此永远不会停止</translation>
        </message>
        <message>
            <source>Keep examples aside for validation</source>
            <translation>留出一部分样本用于验证</translation>
        </message>
        <message>
            <source>Connect {beginning} to {target}</source>
            <translation>把 {beginning} 连接到 {target}</translation>
        </message>
        <message>
            <source>Join {first} and {second} by {layer}</source>
            <translation>用 {layer} 合并 {first} 和 {second}</translation>
        </message>
        <message>
            <source>the input</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>Connect {beginning} to {target} and make it fit</source>
            <translation>把{beginning}连到 {target} 并使其匹配</translation>
        </message>
        <message>
            <source>Remove {node} and go on from {source} alone</source>
            <translation>删除 {node}，只从 {source} 继续</translation>
        </message>
        <message>
            <source>Set padding of {node} to same</source>
            <translation>将 {node} 的填充设为 same</translation>
        </message>
        <message>
            <source>Set padding of {count} layers to same</source>
            <translation>将 {count} 个层的填充设为 same</translation>
        </message>
        <message>
            <source>Insert layers behind {sources}</source>
            <translation>在 {sources} 之后插入层</translation>
        </message>
        <message>
            <source>Insert {layers} behind {source}</source>
            <translation>在 {source} 之后插入 {layers}</translation>
        </message>
        <message>
            <source>{source} does not fit into {target}.</source>
            <translation>{source} 与 {target} 不匹配。</translation>
        </message>
        <message>
            <source>The last layer gives {shape}, and the answer must be {wanted} numbers</source>
            <translation>最后一层给出 {shape}，而答案必须是 {wanted} 个数</translation>
        </message>
        <message>
            <source>Add {layers}</source>
            <translation>添加 {layers}</translation>
        </message>
        <message>
            <source>Change {node} to {wanted}</source>
            <translation>把 {node} 改为 {wanted}</translation>
        </message>
        <message>
            <source>The network has one output, and {data} has {wanted} classes</source>
            <translation>网络只有一个输出，而 {data} 有 {wanted} 个类别</translation>
        </message>
        <message>
            <source>The network has {outputs} outputs, and {data} has {wanted} classes</source>
            <translation>网络有 {outputs} 个输出，而 {data} 有 {wanted} 个类别</translation>
        </message>
        <message>
            <source>The network gives {outputs} numbers, and {wanted} are to be predicted</source>
            <translation>网络给出 {outputs} 个数，而需要预测 {wanted} 个</translation>
        </message>
        <message>
            <source>{loss} can't judge answers to this task: {task}</source>
            <translation>{loss} 不能评判此任务的回答：{task}</translation>
        </message>
        <message>
            <source>Use {loss}</source>
            <translation>使用 {loss}</translation>
        </message>
        <message>
            <source>{loss} wants {wanted} as the last activation, and gets {found}</source>
            <translation>{loss}要求最后的激活函数为 {wanted}，而现在是 {found}</translation>
        </message>
        <message>
            <source>Add {wanted}</source>
            <translation>添加 {wanted}</translation>
        </message>
        <message>
            <source>softmax in {node} adds up to 1 at each pixel, and not over all outputs</source>
            <translation>{node} 中的 softmax 在每个像素上各自合计为 1，而不是对全部输出</translation>
        </message>
        <message>
            <source>Move softmax to the end</source>
            <translation>把 softmax 移到末尾</translation>
        </message>
        <message>
            <source>Set learning rate to {rate:g}</source>
            <translation>将学习率设为 {rate:g}</translation>
        </message>
        <message>
            <source>With a learning rate of 0 the weights stay as they are</source>
            <translation>学习率为 0 时，权重保持不变</translation>
        </message>
        <message>
            <source>Adadelta with a learning rate of {rate:g} hardly learns: its paper has no rate, which is 1</source>
            <translation>学习率为 {rate:g} 的 Adadelta 几乎学不到东西：其论文没有学习率，相当于 1</translation>
        </message>
        <message>
            <source>{name} with a learning rate of {rate:g} jumps past everything it could learn</source>
            <translation>{name} 的学习率为 {rate:g} 时步子过大，什么也学不到</translation>
        </message>
        <message>
            <source>{name} with a learning rate of {rate:g} hardly learns</source>
            <translation>{name} 的学习率为 {rate:g} 时几乎不学习</translation>
        </message>
        <message>
            <source>A weight decay of {decay:g} takes {share:.0%} of every weight at each step</source>
            <translation>权重衰减为 {decay:g} 时，每一步都会减去每个权重的 {share:.0%}</translation>
        </message>
        <message>
            <source>Set weight decay to {value:g}</source>
            <translation>将权重衰减设为 {value:g}</translation>
        </message>
        <message>
            <source>{node} joins two layers or more, and reads only {source}: choose another one under Reads in its settings</source>
            <translation>{node} 用来合并两个或更多的层，但只读取了 {source}：请在其设置的“读取”中再选一个</translation>
        </message>
        <message>
            <source>Insert {layer}</source>
            <translation>插入 {layer}</translation>
        </message>
        <message>
            <source>{setting} to {value}</source>
            <translation>{setting}设为 {value}</translation>
        </message>
        <message>
            <source>Set {what}</source>
            <translation>把{what}</translation>
        </message>
        <message>
            <source>Move {name} before {flatten}</source>
            <translation>把 {name} 移到 {flatten} 之前</translation>
        </message>
        <message>
            <source>Insert Reshape to {image}</source>
            <translation>插入 Reshape，变为 {image}</translation>
        </message>
        <message>
            <source>Start with {layers}</source>
            <translation>从 {layers} 开始</translation>
        </message>
        <message>
            <source>The network has no layers yet</source>
            <translation>网络还没有层</translation>
        </message>
        <message>
            <source>The network takes {has}, and {title} gives {wants}</source>
            <translation>网络的输入为 {has}，而 {title} 给出 {wants}</translation>
        </message>
        <message>
            <source>Take {wants}</source>
            <translation>改为 {wants}</translation>
        </message>
        <message>
            <source>Two layers are named {name}</source>
            <translation>有两个层都叫 {name}</translation>
        </message>
        <message>
            <source>{node} reads {source!r}, which does not exist</source>
            <translation>{node} 读取的 {source!r} 不存在</translation>
        </message>
        <message>
            <source>Nothing goes into {name}</source>
            <translation>{name} 没有输入</translation>
        </message>
        <message>
            <source>These layers wait for each other in a circle: {names}</source>
            <translation>这些层循环等待彼此：{names}</translation>
        </message>
        <message>
            <source>Nothing reads {end}, and a network has one output: {main}</source>
            <translation>没有层读取 {end}，而网络只有一个输出：{main}</translation>
        </message>
        <message>
            <source>the {count} layers that lead nowhere</source>
            <translation>{count} 个没有出路的层</translation>
        </message>
        <message>
            <source>Disconnect {source} from {target}</source>
            <translation>断开 {source} 与 {target} 的连接</translation>
        </message>
        <message>
            <source>Let all layers train</source>
            <translation>让所有层参与训练</translation>
        </message>
        <message>
            <source>All layers are frozen: there is nothing to train</source>
            <translation>所有层都已冻结：没有可训练的内容</translation>
        </message>
        <message>
            <source>No layer has weights: there is nothing to train</source>
            <translation>没有带权重的层：没有可训练的内容</translation>
        </message>
        <message>
            <source>A batch of {batch_size:,} is more than the {images:,} training examples</source>
            <translation>批大小 {batch_size:,} 超过 {images:,} 个训练样本</translation>
        </message>
        <message>
            <source>Set epochs to {count}</source>
            <translation>将轮次设为 {count}</translation>
        </message>
        <message>
            <source>With 0 epochs nothing is learned</source>
            <translation>轮次为 0 时什么也学不到</translation>
        </message>
        <message>
            <source>Training needs about {memory} of memory, and the machine has {available}</source>
            <translation>训练约需 {memory} 内存，而这台机器有 {available}</translation>
        </message>
        <message>
            <source>Enable {what}</source>
            <translation>启用{what}</translation>
        </message>
        <message>
            <source>This is too much to be layers: {size}, where {most} are the most.</source>
            <translation>内容太多，不可能是层：{size}，最多只能是 {most}。</translation>
        </message>
        <message>
            <source>There are no layers in it.</source>
            <translation>其中没有任何层。</translation>
        </message>
        <message>
            <source>These are no layers of NN Studio.</source>
            <translation>这些不是 NN Studio 的层。</translation>
        </message>
        <message>
            <source>These layers are damaged: what holds them is no JSON any more.</source>
            <translation>这些层已损坏：其内容不再是有效的 JSON。</translation>
        </message>
        <message>
            <source>This text is no layers of NN Studio: {text}.</source>
            <translation>这段文本不是 NN Studio 的层：{text}。</translation>
        </message>
        <message>
            <source>{node_id} takes 1 input at most, and would get {count}.</source>
            <translation>{node_id} 最多接受 1 个输入，而这样会得到 {count} 个。</translation>
        </message>
        <message>
            <source>{node_id} takes {most} inputs at most, and would get {count}.</source>
            <translation>{node_id} 最多接受 {most} 个输入，而这样会得到 {count} 个。</translation>
        </message>
        <message>
            <source>{target} reads {source} already.</source>
            <translation>{target} 已经在读取 {source}。</translation>
        </message>
        <message>
            <source>{target} does not read {source}.</source>
            <translation>{target} 并不读取 {source}。</translation>
        </message>
        <message>
            <source>The group has a setting named {name} already.</source>
            <translation>该组已有名为 {name} 的设置。</translation>
        </message>
        <message>
            <source>{node} follows another setting of the group already.</source>
            <translation>{node} 已跟随该组的另一项设置。</translation>
        </message>
        <message>
            <source>Choose what the setting is to change.</source>
            <translation>请选择这项设置要更改的内容。</translation>
        </message>
        <message>
            <source>The group has no setting named {name}.</source>
            <translation>该组没有名为 {name} 的设置。</translation>
        </message>
        <message>
            <source>{fault}.</source>
            <translation>{fault}。</translation>
        </message>
        <message>
            <source>There is no setting {field} of {node} in the group.</source>
            <translation>该组中没有 {node} 的设置 {field}。</translation>
        </message>
        <message>
            <source>Choose the layers first that are to be a group.</source>
            <translation>请先选择要组成一组的层。</translation>
        </message>
        <message>
            <source>A group has one way out, and these layers are read from outside in {count} places: {names}.</source>
            <translation>一个组只有一个出口，而这些层有 {count} 处被外部读取：{names}。</translation>
        </message>
        <message>
            <source>{node} stands between these layers: choose it too, or fewer.</source>
            <translation>{node} 位于这些层之间：请把它也选上，或少选一些。</translation>
        </message>
        <message>
            <source>{node} is a layer, and no group.</source>
            <translation>{node} 是层，不是组。</translation>
        </message>
        <message>
            <source>These layers stand in different groups: choose such as stand in one.</source>
            <translation>这些层位于不同的组中：请选择同一组中的层。</translation>
        </message>
        <message>
            <source>{target} can't read {source}: a group stands between them.</source>
            <translation>{target} 不能读取 {source}：两者之间隔着一个组。</translation>
        </message>
        <message>
            <source>A title has no control characters.</source>
            <translation>标题不能含有控制字符。</translation>
        </message>
        <message>
            <source>A title has 1 to {most} characters, and this one {count}.</source>
            <translation>标题应有 1 到 {most} 个字符，而这个有 {count} 个。</translation>
        </message>
        <message>
            <source>Nothing goes into {name}.</source>
            <translation>{name} 没有输入。</translation>
        </message>
        <message>
            <source>A group can't stand inside of itself.</source>
            <translation>组不能放进它自己里面。</translation>
        </message>
        <message>
            <source>There is no layer named {node_id}.</source>
            <translation>没有名为 {node_id} 的层。</translation>
        </message>
        <message>
            <source>Another layer is named {node_id} already: choose another name.</source>
            <translation>已有另一个层叫 {node_id}：请换一个名称。</translation>
        </message>
        <message>
            <source>{target} can't read {source}, because {source} depends on {target}: a circle can't be computed.</source>
            <translation>{target} 不能读取 {source}，因为 {source} 依赖于 {target}：循环无法计算。</translation>
        </message>
        <message>
            <source>The input changes from {had} to {has}.</source>
            <translation>输入从 {had} 变为 {has}。</translation>
        </message>
        <message>
            <source>The loss changes from {old} to {new}.</source>
            <translation>损失从{old}变为{new}。</translation>
        </message>
        <message>
            <source>It is not the data that the network has had.</source>
            <translation>这不是网络之前使用的数据。</translation>
        </message>
        <message>
            <source>It is the data that the network has had, at another place.</source>
            <translation>这就是网络之前使用的数据，只是换了位置。</translation>
        </message>
        <message>
            <source>{node} changes its {setting} from {had} to {has}.</source>
            <translation>{node} 的{setting}从 {had} 变为 {has}。</translation>
        </message>
        <message>
            <source>The layers must be a list, not {plain}.</source>
            <translation>层必须是一个列表，而不是 {plain}。</translation>
        </message>
        <message>
            <source>{what} must be a JSON object, not {plain}.</source>
            <translation>{what}必须是 JSON 对象，而不是 {plain}。</translation>
        </message>
        <message>
            <source>Layer {number}</source>
            <translation>第 {number} 层</translation>
        </message>
        <message>
            <source>Layer {number}: {error}</source>
            <translation>第 {number} 层：{error}</translation>
        </message>
        <message>
            <source>The inputs of {name} must be a list of names, not {inputs}.</source>
            <translation>{name} 的输入必须是名称的列表，而不是 {inputs}。</translation>
        </message>
        <message>
            <source>The layer {name} can't be read: {error}.</source>
            <translation>无法读取层 {name}：{error}。</translation>
        </message>
        <message>
            <source>The layer {name} can't be read.</source>
            <translation>无法读取层 {name}。</translation>
        </message>
        <message>
            <source>The group {name} can't be read.</source>
            <translation>无法读取组 {name}。</translation>
        </message>
        <message>
            <source>The group {name} can't be read: {error}</source>
            <translation>无法读取组 {name}：{error}</translation>
        </message>
        <message>
            <source>The settings of the group {name} don't fit its layers.</source>
            <translation>组 {name} 的设置与其中的层不符。</translation>
        </message>
        <message>
            <source>The layer {name} takes 1 input, and has {count}.</source>
            <translation>层 {name} 接受 1 个输入，而现在有 {count} 个。</translation>
        </message>
        <message>
            <source>The layer {name} takes {most} inputs, and has {count}.</source>
            <translation>层 {name} 接受 {most} 个输入，而现在有 {count} 个。</translation>
        </message>
        <message>
            <source>The title of a group is a text of 1 to {most} characters, not {label}.</source>
            <translation>组的标题应为 1 到 {most} 个字符的文本，而不是 {label}。</translation>
        </message>
        <message>
            <source>A setting is named with 1 to {most} characters, not {name}.</source>
            <translation>设置的名称应为 1 到 {most} 个字符，而不是 {name}。</translation>
        </message>
        <message>
            <source>Write one value, or {count} with commas between them: one for each repetition.</source>
            <translation>请填写一个值，或用逗号分隔的 {count} 个值：每次重复各一个。</translation>
        </message>
        <message>
            <source>Write one value.</source>
            <translation>请填写一个值。</translation>
        </message>
        <message>
            <source>{text} can't be a value here.</source>
            <translation>{text} 不能作为这里的值。</translation>
        </message>
        <message>
            <source>A network may have {most:,} layers, and this one has {count:,}.</source>
            <translation>网络最多可有 {most:,} 层，而这个有 {count:,} 层。</translation>
        </message>
        <message>
            <source>A network may have {most:,} connections, and this one has {count:,}.</source>
            <translation>网络最多可有 {most:,} 条连接，而这个有 {count:,} 条。</translation>
        </message>
        <message>
            <source>Groups may stand inside of each other {most} deep.</source>
            <translation>组最多可以嵌套 {most} 级。</translation>
        </message>
        <message>
            <source>A note may have {most:,} characters, and this one has {count:,}.</source>
            <translation>备注最多 {most:,} 个字符，而这条有 {count:,} 个。</translation>
        </message>
        <message>
            <source>A note may have {most} lines, and this one has {count}.</source>
            <translation>备注最多 {most} 行，而这条有 {count} 行。</translation>
        </message>
        <message>
            <source>A note has no control characters.</source>
            <translation>备注中不能有控制字符。</translation>
        </message>
        <message>
            <source>The layer {name} is disabled or not, and not {plain}.</source>
            <translation>层 {name} 只能是停用或未停用，而不是 {plain}。</translation>
        </message>
        <message>
            <source>A note must be a text, not {plain}.</source>
            <translation>备注必须是文本，而不是 {plain}。</translation>
        </message>
        <message>
            <source>A layer can't be named {name}: use letters, digits and _, and no digit first.</source>
            <translation>层不能叫 {name}：请使用字母、数字和 _，且不以数字开头。</translation>
        </message>
        <message>
            <source>The name {name}... is too long: {most} characters are the most.</source>
            <translation>名称 {name}... 太长：最多 {most} 个字符。</translation>
        </message>
        <message>
            <source>{name!r} is the name of the input itself: choose another.</source>
            <translation>{name!r} 是输入本身的名称：请换一个。</translation>
        </message>
        <message>
            <source>A document</source>
            <translation>文档</translation>
        </message>
        <message>
            <source>This is not a document of NN Studio.</source>
            <translation>这不是 NN Studio 的文档。</translation>
        </message>
        <message>
            <source>The document's version is {version}, and should be {known}.</source>
            <translation>文档的版本是 {version}，而应为 {known}。</translation>
        </message>
        <message>
            <source>The document was written by a newer NN Studio (version {version}, this one reads {known}): update NN Studio to open it.</source>
            <translation>文档由更新的 NN Studio 写成（版本 {version}，本程序能读 {known}）：请更新 NN Studio 后再打开。</translation>
        </message>
        <message>
            <source>The document has no {name!r}.</source>
            <translation>文档中没有 {name!r}。</translation>
        </message>
        <message>
            <source>The input shape must be like [28, 28, 1], not {plain}.</source>
            <translation>输入形状必须形如 [28, 28, 1]，而不是 {plain}。</translation>
        </message>
        <message>
            <source>The training settings can't be read: {error}.</source>
            <translation>无法读取训练设置：{error}。</translation>
        </message>
        <message>
            <source>The training settings can't be read.</source>
            <translation>无法读取训练设置。</translation>
        </message>
        <message>
            <source>The title must be a text of 1 to {most} characters, not {plain}.</source>
            <translation>标题必须是 1 到 {most} 个字符的文本，而不是 {plain}。</translation>
        </message>
        <message>
            <source>There is no data set named {plain}.</source>
            <translation>没有名为 {plain} 的数据集。</translation>
        </message>
        <message>
            <source>The data can't be read: {fault}</source>
            <translation>无法读取数据：{fault}</translation>
        </message>
        <message>
            <source>The source of the data can't be read.</source>
            <translation>无法读取数据来源。</translation>
        </message>
        <message>
            <source>{fit}, and {name} turns into {layer}</source>
            <translation>{fit}，并且 {name} 变为 {layer}</translation>
        </message>
        <message>
            <source>{title} doesn't fit: {error}</source>
            <translation>{title} 不合适：{error}</translation>
        </message>
        <message>
            <source>{title}: its input is not known while a layer before it has an error</source>
            <translation>{title}：前面的层有错误时，不知道它的输入</translation>
        </message>
        <message>
            <source>{title}: {shapes} becomes {result}</source>
            <translation>{title}：{shapes} 变为 {result}</translation>
        </message>
        <message>
            <source>Nothing moves</source>
            <translation>没有要移动的</translation>
        </message>
        <message>
            <source>{fit}, in a branch of its own from {source}</source>
            <translation>{fit}，作为从 {source} 分出的独立分支</translation>
        </message>
        <message>
            <source>{title} fits, but not {other} after it: {error}</source>
            <translation>{title} 合适，但它后面的 {other} 不合适：{error}</translation>
        </message>
        <message>
            <source>{title} {summary}: {shapes} becomes {result}</source>
            <translation>{title} {summary}：{shapes} 变为 {result}</translation>
        </message>
        <message>
            <source>The learning rate of {rate:g} is too large for this network</source>
            <translation>学习率 {rate:g} 对这个网络来说过大</translation>
        </message>
        <message>
            <source>The learning rate of {rate:g} is too small to get anywhere</source>
            <translation>学习率 {rate:g} 过小，学不到东西</translation>
        </message>
        <message>
            <source>Train with {name}</source>
            <translation>用 {name} 训练</translation>
        </message>
        <message>
            <source>{name} gets nowhere from where this network begins</source>
            <translation>{name} 无法从这个网络的初始状态学到东西</translation>
        </message>
        <message>
            <source>Resize images to {size}</source>
            <translation>把图像缩放到 {size}</translation>
        </message>
        <message>
            <source>Resize images to {size} in grey</source>
            <translation>把图像缩放到 {size} 并转为灰度</translation>
        </message>
        <message>
            <source>Resize images to {size} in colour</source>
            <translation>把图像缩放到 {size} 并转为彩色</translation>
        </message>
        <message>
            <source>This data can't have another size.</source>
            <translation>此数据无法改变尺寸。</translation>
        </message>
        <message>
            <source>What goes into it is not known</source>
            <translation>还不知道它的输入</translation>
        </message>
        <message>
            <source>It has learned nothing there</source>
            <translation>它在那里没有学到东西</translation>
        </message>
        <message>
            <source>Its {name} needs {wanted} here, and has {has}</source>
            <translation>它的 {name} 在这里需要 {wanted}，而现有 {has}</translation>
        </message>
        <message>
            <source>The wire stays as it is</source>
            <translation>连线保持不变</translation>
        </message>
        <message>
            <source>circle</source>
            <translation>循环</translation>
        </message>
        <message>
            <source>The input reads no layer</source>
            <translation>输入不读取任何层</translation>
        </message>
        <message>
            <source>{target} takes one input, and reads {other}</source>
            <translation>{target} 只接受一个输入，现在读取 {other}</translation>
        </message>
        <message>
            <source>{target} reads {source}</source>
            <translation>{target} 读取 {source}</translation>
        </message>
        <message>
            <source>as it is</source>
            <translation>保持不变</translation>
        </message>
        <message>
            <source>reads nothing</source>
            <translation>不读取任何层</translation>
        </message>
        <message>
            <source>reads it already</source>
            <translation>已在读取</translation>
        </message>
        <message>
            <source>one input</source>
            <translation>单输入</translation>
        </message>
        <message>
            <source>takes it</source>
            <translation>可以接入</translation>
        </message>
        <message>
            <source>shape</source>
            <translation>形状</translation>
        </message>
        <message>
            <source>{reason}: {mended}</source>
            <translation>{reason}：{mended}</translation>
        </message>
        <message>
            <source>Read {source} instead of {other}</source>
            <translation>改读 {source}，不再读 {other}</translation>
        </message>
        <message>
            <source>instead of {other}</source>
            <translation>取代 {other}</translation>
        </message>
        <message>
            <source>{order} through {layers}</source>
            <translation>{order}，经过 {layers}</translation>
        </message>
        <message>
            <source>{order} ({repair})</source>
            <translation>{order}（{repair}）</translation>
        </message>
        <message>
            <source>{old} joins {joined}, and {node} can read only one of them: remove one first.</source>
            <translation>{old} 合并了 {joined}，而 {node} 只能读取其中之一：请先移除一个。</translation>
        </message>
        <message>
            <source>These layers have {count} ends ({ends}), and one is needed here.</source>
            <translation>这些层有 {count} 个末端（{ends}），而这里需要一个。</translation>
        </message>
        <message>
            <source>The checkpoint belongs to another optimizer or network</source>
            <translation>这个检查点属于另一个优化器或网络</translation>
        </message>
        <message>
            <source>There are no training examples</source>
            <translation>没有训练样本</translation>
        </message>
        <message>
            <source>The examples hold NaN or infinity</source>
            <translation>样本中含有 NaN 或无穷大</translation>
        </message>
        <message>
            <source>The last layer must give {wanted} numbers, and gives {given}</source>
            <translation>最后一层必须给出 {wanted} 个数，实际给出 {given}</translation>
        </message>
        <message>
            <source>The examples must be numbers, and are of the kind {dtype}</source>
            <translation>样本必须是数字，实际类型为 {dtype}</translation>
        </message>
        <message>
            <source>This is one example of {wanted}: put it in an array of them, (1, ...)</source>
            <translation>这是一个 {wanted} 的样本：请放入样本数组 (1, ...)</translation>
        </message>
        <message>
            <source>single numbers</source>
            <translation>单个数字</translation>
        </message>
        <message>
            <source>The examples are {got}, and the network's input is {wanted}</source>
            <translation>样本为 {got}，而网络的输入为 {wanted}</translation>
        </message>
        <message>
            <source>the {weight} of {node} is not finite</source>
            <translation>{node} 的{weight}不是有限值</translation>
        </message>
        <message>
            <source>the output of {node} is not finite</source>
            <translation>{node} 的输出不是有限值</translation>
        </message>
        <message>
            <source>the loss after {node} is not finite</source>
            <translation>{node} 之后的损失不是有限值</translation>
        </message>
        <message>
            <source>There is no layer named {node_id!r}</source>
            <translation>没有名为 {node_id!r} 的层</translation>
        </message>
        <message>
            <source>The weights are as they were at the beginning</source>
            <translation>权重恢复为开始时的样子</translation>
        </message>
        <message>
            <source>The weights are the last good ones</source>
            <translation>权重恢复为最后一次正常的值</translation>
        </message>
        <message>
            <source>The weights of {name} are missing</source>
            <translation>缺少 {name} 的权重</translation>
        </message>
        <message>
            <source>The weights of {name} have the shape {shape}, and this network needs {wanted}</source>
            <translation>{name} 的权重形状是 {shape}，而这个网络需要 {wanted}</translation>
        </message>
        <message>
            <source>Validation has not improved since epoch {best}, whose weights are restored</source>
            <translation>自第 {best} 轮以来验证结果没有改善，已恢复该轮的权重</translation>
        </message>
        <message>
            <source>Training became numerically unstable at step {step}: {what}. {weights}</source>
            <translation>训练在第 {step} 步变得数值不稳定：{what}。{weights}</translation>
        </message>
        <message>
            <source>The 1 epoch is done</source>
            <translation>1 个轮次已完成</translation>
        </message>
        <message>
            <source>All {epochs} epochs are done</source>
            <translation>{epochs} 个轮次已全部完成</translation>
        </message>
        <message>
            <source>{first} and {second}</source>
            <translation>{first} 和 {second}</translation>
        </message>
        <message>
            <source>permission denied</source>
            <translation>没有权限</translation>
        </message>
        <message>
            <source>operation not permitted</source>
            <translation>不允许此操作</translation>
        </message>
        <message>
            <source>no such file or folder</source>
            <translation>没有这个文件或文件夹</translation>
        </message>
        <message>
            <source>a part of the path is no folder</source>
            <translation>路径中有一部分不是文件夹</translation>
        </message>
        <message>
            <source>it is a folder</source>
            <translation>这是一个文件夹</translation>
        </message>
        <message>
            <source>the disk can only be read</source>
            <translation>磁盘是只读的</translation>
        </message>
        <message>
            <source>the disk is full</source>
            <translation>磁盘已满</translation>
        </message>
        <message>
            <source>the quota of the disk is used up</source>
            <translation>磁盘配额已用完</translation>
        </message>
        <message>
            <source>the disk reports an error</source>
            <translation>磁盘报告错误</translation>
        </message>
        <message>
            <source>its links lead in a circle</source>
            <translation>它的链接形成了循环</translation>
        </message>
        <message>
            <source>the name is too long</source>
            <translation>名称太长</translation>
        </message>
        <message>
            <source>another program uses it</source>
            <translation>另一个程序正在使用它</translation>
        </message>
        <message>
            <source>too many files are open</source>
            <translation>打开的文件太多</translation>
        </message>
        <message>
            <source>{owner}: {fault}</source>
            <translation>{owner}：{fault}</translation>
        </message>
        <message>
            <source>{label} can't be {value}</source>
            <translation>{label}不能是 {value}</translation>
        </message>
        <message>
            <source>{label} must be one of {allowed}, not {value}</source>
            <translation>{label}必须是 {allowed} 之一，而不是 {value}</translation>
        </message>
        <message>
            <source>{label} must be {range}, not {number:g}</source>
            <translation>{label}应为 {range}，而不是 {number:g}</translation>
        </message>
        <message>
            <source>from {least:.10g} to {most:.10g}</source>
            <translation>{least:.10g} 到 {most:.10g}</translation>
        </message>
        <message>
            <source>{lower} and {upper}</source>
            <translation>{lower}，{upper}</translation>
        </message>
        <message>
            <source>a finite number</source>
            <translation>一个有限的数</translation>
        </message>
        <message>
            <source>{least:.10g} or more</source>
            <translation>不小于 {least:.10g}</translation>
        </message>
        <message>
            <source>more than {limit:.10g}</source>
            <translation>大于 {limit:.10g}</translation>
        </message>
        <message>
            <source>{most:.10g} or less</source>
            <translation>不大于 {most:.10g}</translation>
        </message>
        <message>
            <source>less than {limit:.10g}</source>
            <translation>小于 {limit:.10g}</translation>
        </message>
        <message>
            <source>{path} can't be read: the disk or the connection to it fails.</source>
            <translation>无法读取 {path}：磁盘或与其的连接出现故障。</translation>
        </message>
        <message>
            <source>{path} is damaged: its end is missing. Open an older copy.</source>
            <translation>{path} 已损坏：结尾缺失。请打开较旧的副本。</translation>
        </message>
        <message>
            <source>{path} is not a project of NN Studio.</source>
            <translation>{path} 不是 NN Studio 的项目。</translation>
        </message>
        <message>
            <source>{path} is {kind}, and NN Studio opens its own projects only (.nnstudio).</source>
            <translation>{path} 是{kind}，而 NN Studio 只打开自己的项目（.nnstudio）。</translation>
        </message>
        <message>
            <source>{path} has no {member}, so it is no complete project of NN Studio.</source>
            <translation>{path} 中没有 {member}，因此不是完整的 NN Studio 项目。</translation>
        </message>
        <message>
            <source>{path} is damaged: its {member} can't be unpacked.</source>
            <translation>{path} 已损坏：其中的 {member} 无法解压。</translation>
        </message>
        <message>
            <source>{path} is refused: its {member} would unpack to {size} bytes.</source>
            <translation>拒绝打开 {path}：其中的 {member} 解压后将有 {size} 字节。</translation>
        </message>
        <message>
            <source>{path} is damaged: its {member} is not JSON.</source>
            <translation>{path} 已损坏：其中的 {member} 不是 JSON。</translation>
        </message>
        <message>
            <source>holds text that can't be written</source>
            <translation>含有无法写入的文本</translation>
        </message>
        <message>
            <source>holds NaN or infinity</source>
            <translation>含有 NaN 或无穷大</translation>
        </message>
        <message>
            <source>Unsaved work can't be kept for the case of a crash: {reason}.</source>
            <translation>无法为程序意外退出保留未保存的内容：{reason}。</translation>
        </message>
        <message>
            <source>Another window has {title}, or has saved or discarded it.</source>
            <translation>{title} 已在另一个窗口中打开，或已被保存或丢弃。</translation>
        </message>
        <message>
            <source>holds the state of another optimizer than its own</source>
            <translation>含有另一个优化器的状态</translation>
        </message>
        <message>
            <source>holds an optimizer's {name} that does not fit its network</source>
            <translation>含有与网络不符的优化器 {name}</translation>
        </message>
        <message>
            <source>holds a checkpoint that can't be read: {value} as {name}</source>
            <translation>含有无法读取的检查点：{name} 为 {value}</translation>
        </message>
        <message>
            <source>The network has a fault and can't be written: {reason}</source>
            <translation>网络有错误，无法写成代码：{reason}</translation>
        </message>
        <message>
            <source>has tests that can't be read</source>
            <translation>含有无法读取的测试记录</translation>
        </message>
        <message>
            <source>Two of its layers have the same name.</source>
            <translation>其中有两层同名。</translation>
        </message>
        <message>
            <source>{name} reads {source}, which does not exist.</source>
            <translation>{name} 读取 {source}，但它不存在。</translation>
        </message>
        <message>
            <source>Its layers read each other in a circle.</source>
            <translation>它的层首尾相接成了一个环。</translation>
        </message>
        <message>
            <source>Pictures of {shape} have a channel here: {own}.</source>
            <translation>{shape} 的图像在这里有一个通道：{own}。</translation>
        </message>
        <message>
            <source>Flatten is added before the first layer: it makes rows of {count} of the pictures.</source>
            <translation>在第一层之前添加了 Flatten：它把图像变成 {count} 个数的行。</translation>
        </message>
        <message>
            <source>{name} is left out: pictures are brought to 0 to 1 here already.</source>
            <translation>省略了 {name}：图像在这里已经缩放到 0 到 1。</translation>
        </message>
        <message>
            <source>{name} scales its input, which belongs to the data here.</source>
            <translation>{name} 对输入进行缩放，这在这里属于数据。</translation>
        </message>
        <message>
            <source>The weights of {name} are missing, or have another shape.</source>
            <translation>{name} 的权重缺失，或者形状不同。</translation>
        </message>
        <message>
            <source>The weights of {name} are left out: they hold NaN or infinity.</source>
            <translation>{name} 的权重未导入：其中有 NaN 或无穷大。</translation>
        </message>
        <message>
            <source>{path} is there already and is no folder: choose another name.</source>
            <translation>{path} 已存在，但不是文件夹：请另取名称。</translation>
        </message>
        <message>
            <source>{path} holds {name}, which would be lost: choose a new folder.</source>
            <translation>{path} 中有 {name}，会因此丢失：请选择一个新文件夹。</translation>
        </message>
        <message>
            <source>The network has a fault and can't be exported: {reason}</source>
            <translation>网络有错误，无法导出：{reason}</translation>
        </message>
        <message>
            <source>don't use this export.</source>
            <translation>请不要使用这个导出。</translation>
        </message>
        <message>
            <source>{library} gave no answer in {time:.0f} seconds.</source>
            <translation>{library} 在 {time:.0f} 秒内没有给出答案。</translation>
        </message>
        <message>
            <source>{library} could not load it: {reason}</source>
            <translation>{library} 无法载入：{reason}</translation>
        </message>
        <message>
            <source>{library} answers in another shape: {theirs} for {ours}.</source>
            <translation>{library} 的答案形状不同：是 {theirs}，而不是 {ours}。</translation>
        </message>
        <message>
            <source>{library} answers {count} examples otherwise, by up to {difference:.1e}: {advice}</source>
            <translation>{library} 对 {count} 个样本的回答不同，相差最多 {difference:.1e}：{advice}</translation>
        </message>
        <message>
            <source>{library} answers {count} examples alike, to {difference:.1e}.</source>
            <translation>{library} 对 {count} 个样本的答案相同，相差不超过 {difference:.1e}。</translation>
        </message>
        <message>
            <source>Not checked: {library} is not installed beside NN Studio. With it (pip install {library}), each export is loaded and asked.</source>
            <translation>未检查：{library} 没有与 NN Studio 安装在一起。安装后（pip install {library}），每次导出都会被载入并提问。</translation>
        </message>
        <message>
            <source>{name} comes in as single layers, and not as a group: {reason}</source>
            <translation>{name} 作为单独的层导入，而不是一个组：{reason}</translation>
        </message>
        <message>
            <source>a model or weights of Keras in HDF5 (.h5)</source>
            <translation>Keras 的 HDF5 模型或权重（.h5）</translation>
        </message>
        <message>
            <source>an array of NumPy (.npy)</source>
            <translation>NumPy 数组（.npy）</translation>
        </message>
        <message>
            <source>a model of TensorFlow Lite (.tflite)</source>
            <translation>TensorFlow Lite 模型（.tflite）</translation>
        </message>
        <message>
            <source>a picture</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>a gzip file</source>
            <translation>gzip 文件</translation>
        </message>
        <message>
            <source>a file of tensors alone (.safetensors)</source>
            <translation>只含张量的文件（.safetensors）</translation>
        </message>
        <message>
            <source>a pickle, perhaps a model of PyTorch (.pt)</source>
            <translation>pickle 文件，可能是 PyTorch 模型（.pt）</translation>
        </message>
        <message>
            <source>a model of TensorFlow (.pb)</source>
            <translation>TensorFlow 模型（.pb）</translation>
        </message>
        <message>
            <source>a model in ONNX (.onnx)</source>
            <translation>ONNX 模型（.onnx）</translation>
        </message>
        <message>
            <source>a model of Keras (.keras)</source>
            <translation>Keras 模型（.keras）</translation>
        </message>
        <message>
            <source>a model of PyTorch (.pt)</source>
            <translation>PyTorch 模型（.pt）</translation>
        </message>
        <message>
            <source>arrays of NumPy (.npz)</source>
            <translation>NumPy 数组（.npz）</translation>
        </message>
        <message>
            <source>has a history without a version</source>
            <translation>的训练记录没有版本号</translation>
        </message>
        <message>
            <source>was written by a newer NN Studio: update it to open this</source>
            <translation>由较新的 NN Studio 写成：请更新后再打开</translation>
        </message>
        <message>
            <source>has a history whose {kind} are not columns of {names}</source>
            <translation>的训练记录中，{kind} 不是 {names} 各列</translation>
        </message>
        <message>
            <source>has a history whose {kind} have columns of different length</source>
            <translation>的训练记录中，{kind} 各列长度不同</translation>
        </message>
        <message>
            <source>has a history whose {kind} have metrics that can't be read</source>
            <translation>的历史记录中 {kind} 的指标无法读取</translation>
        </message>
        <message>
            <source>has a history whose {kind} have {value} as {name}</source>
            <translation>的训练记录中，{kind} 的 {name} 为 {value}</translation>
        </message>
        <message>
            <source>has a history whose sentences are not as many as their texts</source>
            <translation>的训练记录中，句子与文本的数目不同</translation>
        </message>
        <message>
            <source>It is no text in UTF-8.</source>
            <translation>它不是 UTF-8 文本。</translation>
        </message>
        <message>
            <source>{path} can't come in. {reason}</source>
            <translation>{path} 无法导入。{reason}</translation>
        </message>
        <message>
            <source>{path} holds weights alone: open the network that they belong to first, or name it with --onto.</source>
            <translation>{path} 只含权重：请先打开它们所属的网络，或用 --onto 指明。</translation>
        </message>
        <message>
            <source>{path} is of no kind that can come in; these can: {known}.</source>
            <translation>{path} 的类型无法导入；可以导入的有：{known}。</translation>
        </message>
        <message>
            <source>{path} can't come in. There is not enough memory for it.</source>
            <translation>{path} 无法导入。内存不足。</translation>
        </message>
        <message>
            <source>A model of Keras holds no changes of the pictures while it is trained: give fit pictures that are changed.</source>
            <translation>Keras 的模型不包含训练时对图片的变换：请把变换过的图片交给 fit。</translation>
        </message>
        <message>
            <source>x: examples of {takes}, as they are. y: what is to come out, {gives} each.</source>
            <translation>x：原样的样本，每个 {takes}。y：应得的输出，每个 {gives}。</translation>
        </message>
        <message>
            <source>Sequential takes a list of layers.</source>
            <translation>Sequential 需要一个层的列表。</translation>
        </message>
        <message>
            <source>only Sequential has add.</source>
            <translation>只有 Sequential 有 add。</translation>
        </message>
        <message>
            <source>this is no layer.</source>
            <translation>这不是层。</translation>
        </message>
        <message>
            <source>a layer can be used once here: make another.</source>
            <translation>一层在这里只能使用一次：请再建一层。</translation>
        </message>
        <message>
            <source>a layer reads what another one gives, and this is something else.</source>
            <translation>一层读取另一层的输出，而这是别的东西。</translation>
        </message>
        <message>
            <source>there are two layers named {name}.</source>
            <translation>有两层都叫 {name}。</translation>
        </message>
        <message>
            <source>There is no model in the code: neither keras.Sequential nor keras.Model.</source>
            <translation>代码中没有模型：既没有 keras.Sequential，也没有 keras.Model。</translation>
        </message>
        <message>
            <source>The model has no layers.</source>
            <translation>模型没有层。</translation>
        </message>
        <message>
            <source>It has {count} inputs, and a network here has one.</source>
            <translation>它有 {count} 个输入，而这里的网络只有一个。</translation>
        </message>
        <message>
            <source>a model is made of an input and of what the last layer gives.</source>
            <translation>模型由输入和最后一层的输出构成。</translation>
        </message>
        <message>
            <source>all sides of the input must be known numbers.</source>
            <translation>输入的各边必须是已知的数。</translation>
        </message>
        <message>
            <source>the first layer must say the shape of its input: begin with keras.Input.</source>
            <translation>第一层必须说明输入的形状：请以 keras.Input 开头。</translation>
        </message>
        <message>
            <source>The code is too long: {count:,} characters.</source>
            <translation>代码太长：{count:,} 个字符。</translation>
        </message>
        <message>
            <source>this is no Python: {reason}.</source>
            <translation>这不是 Python：{reason}。</translation>
        </message>
        <message>
            <source>The code is nested too deep to be read.</source>
            <translation>代码嵌套太深，无法读取。</translation>
        </message>
        <message>
            <source>The code can't be read.</source>
            <translation>无法读取代码。</translation>
        </message>
        <message>
            <source>only plain statements can be read: write the layers one by one.</source>
            <translation>只能读取简单的语句：请逐一写出各层。</translation>
        </message>
        <message>
            <source>a choice can't be read: leave the one that is meant.</source>
            <translation>无法读取条件选择：请只留下需要的那一支。</translation>
        </message>
        <message>
            <source>{name} can't be read.</source>
            <translation>无法读取 {name}。</translation>
        </message>
        <message>
            <source>add takes one layer.</source>
            <translation>add 只接受一层。</translation>
        </message>
        <message>
            <source>It is a {kind}: networks of Keras that are Sequential or built by the functional API can come in.</source>
            <translation>它是 {kind}：可以导入的是 Sequential 或用函数式 API 搭建的 Keras 网络。</translation>
        </message>
        <message>
            <source>Its input has the shape {shape}: all sides must be known.</source>
            <translation>它的输入形状是 {shape}：各边都必须已知。</translation>
        </message>
        <message>
            <source>It does not say which shape it takes: call model.build() in Keras before saving it.</source>
            <translation>它没有说明接受什么形状：请在 Keras 中先调用 model.build() 再保存。</translation>
        </message>
        <message>
            <source>It does not say which shape it takes.</source>
            <translation>它没有说明接受什么形状。</translation>
        </message>
        <message>
            <source>It holds no model of Keras.</source>
            <translation>其中没有 Keras 模型。</translation>
        </message>
        <message>
            <source>The list of its layers can't be read.</source>
            <translation>无法读取它的层列表。</translation>
        </message>
        <message>
            <source>It has {count:,} layers, which is too many.</source>
            <translation>它有 {count:,} 层，太多了。</translation>
        </message>
        <message>
            <source>Its weights are damaged: they are no HDF5.</source>
            <translation>它的权重已损坏：不是 HDF5。</translation>
        </message>
        <message>
            <source>{name} is a Lambda, which is code that is kept in the file: it is never run here.</source>
            <translation>{name} 是 Lambda，即保存在文件里的代码：这里从不运行它。</translation>
        </message>
        <message>
            <source>{name} is a {kind}, which there is not here.</source>
            <translation>{name} 是 {kind}，这里没有这种层。</translation>
        </message>
        <message>
            <source>{name} is a {kind}, which there is not here; {nearest} comes nearest.</source>
            <translation>{name} 是 {kind}，这里没有这种层；最接近的是 {nearest}。</translation>
        </message>
        <message>
            <source>{name} has a setting that is not possible here: {reason}.</source>
            <translation>{name} 有一项设置在这里不可行：{reason}。</translation>
        </message>
        <message>
            <source>{name} is used {count:,} times, which is too often.</source>
            <translation>{name} 被使用了 {count:,} 次，太多了。</translation>
        </message>
        <message>
            <source>{name} is used {count} times with the same weights: here are {count} layers, which begin alike.</source>
            <translation>{name} 以同样的权重被使用了 {count} 次：这里是 {count} 层，开始时相同。</translation>
        </message>
        <message>
            <source>Its models stand inside of each other too deep to be read.</source>
            <translation>其中的模型嵌套太深，无法读取。</translation>
        </message>
        <message>
            <source>{name} lacks an input.</source>
            <translation>{name} 缺少一个输入。</translation>
        </message>
        <message>
            <source>It tells of its model in more than {most:,} characters, which is too long.</source>
            <translation>其中对模型的描述超过 {most:,} 个字符，太长了。</translation>
        </message>
        <message>
            <source>It holds no model of Keras: it is no JSON.</source>
            <translation>其中没有 Keras 模型：它不是 JSON。</translation>
        </message>
        <message>
            <source>It is damaged, or no file of Keras 3.</source>
            <translation>它已损坏，或者不是 Keras 3 的文件。</translation>
        </message>
        <message>
            <source>{name} in it is too large to be believed.</source>
            <translation>其中的 {name} 大得不可信。</translation>
        </message>
        <message>
            <source>It holds weights alone: save the whole model, or its to_json() as well.</source>
            <translation>其中只有权重：请保存整个模型，或者连同它的 to_json() 一起保存。</translation>
        </message>
        <message>
            <source>{setting} of {name} is left out.</source>
            <translation>省略了 {name} 的 {setting}。</translation>
        </message>
        <message>
            <source>{name}, a {kind}, has {setting} {value}, which there is not here.</source>
            <translation>{name}（{kind}）的 {setting} 是 {value}，这里没有。</translation>
        </message>
        <message>
            <source>The schedule of the learning rate is left out.</source>
            <translation>省略了学习率计划。</translation>
        </message>
        <message>
            <source>{kind} is not known here, and left out.</source>
            <translation>这里不认识 {kind}，已省略。</translation>
        </message>
        <message>
            <source>{kind} comes in with its usual settings: {reason}.</source>
            <translation>{kind} 以通常的设置导入：{reason}。</translation>
        </message>
        <message>
            <source>Line {line}: {fault}</source>
            <translation>第 {line} 行：{fault}</translation>
        </message>
        <message>
            <source>{name} can't be read here.</source>
            <translation>这里无法读取 {name}。</translation>
        </message>
        <message>
            <source>this can't be read: {code}.</source>
            <translation>无法读取：{code}。</translation>
        </message>
        <message>
            <source>a number is needed here.</source>
            <translation>这里需要一个数。</translation>
        </message>
        <message>
            <source>nothing can be divided by 0.</source>
            <translation>不能除以 0。</translation>
        </message>
        <message>
            <source>a layer is called with what it reads, and nothing else.</source>
            <translation>调用一层时只能给出它所读取的内容。</translation>
        </message>
        <message>
            <source>this can't be called: {code}.</source>
            <translation>无法调用：{code}。</translation>
        </message>
        <message>
            <source>arguments with * can't be read.</source>
            <translation>无法读取带 * 的参数。</translation>
        </message>
        <message>
            <source>{kind} gets more than can be read: name its settings.</source>
            <translation>{kind} 的参数多得无法读取：请写出设置的名称。</translation>
        </message>
        <message>
            <source>Keras has no Conv2D with strides and dilation at once: set one of them to 1 x 1.</source>
            <translation>Keras 的 Conv2D 不能同时有步长和膨胀：请把其中之一设为 1 x 1。</translation>
        </message>
        <message>
            <source>Keras has no cosine with a warm-up and restarts at once: switch one of them off.</source>
            <translation>Keras 的余弦退火不能同时有预热和重启：请关闭其中之一。</translation>
        </message>
        <message>
            <source>Keras lowers the learning rate on a plateau by a callback, ReduceLROnPlateau: give it to fit. Here the rate is the one that it starts from.</source>
            <translation>Keras 用回调 ReduceLROnPlateau 在停滞时降低学习率：请把它交给 fit。此处的学习率是起始值。</translation>
        </message>
        <message>
            <source>Keras has no one-cycle schedule. Here the learning rate is its largest.</source>
            <translation>Keras 没有单周期学习率计划。此处的学习率是其最大值。</translation>
        </message>
        <message>
            <source>has looks into its run without steps</source>
            <translation>含有对训练过程的查看记录，却没有步数</translation>
        </message>
        <message>
            <source>has looks into its run that are none, at {name}</source>
            <translation>含有对训练过程的无效查看记录，位于 {name}</translation>
        </message>
        <message>
            <source>The script only answers: how it was trained stays behind.</source>
            <translation>该脚本只用来作答：训练方式不会随之导出。</translation>
        </message>
        <message>
            <source>An ONNX file only answers: how it was trained stays behind.</source>
            <translation>ONNX 文件只用来作答：训练方式不会随之导出。</translation>
        </message>
        <message>
            <source>{name}, a {kind}, treats each place by itself, which no layer does here; BatchNormalization comes nearest.</source>
            <translation>{name}（{kind}）对每个位置分别处理，这里没有这样的层；最接近的是 BatchNormalization。</translation>
        </message>
        <message>
            <source>{name} has a slope that there is no function with here: PReLU learns it.</source>
            <translation>{name} 的斜率在这里没有对应的函数：改用会学习斜率的 PReLU。</translation>
        </message>
        <message>
            <source>{name}, a {kind}, slides over {count} sides; Conv2D comes nearest.</source>
            <translation>{name}（{kind}）沿 {count} 个方向滑动；最接近的是 Conv2D。</translation>
        </message>
        <message>
            <source>{name} has uneven padding: its kernel gets rows of zeros instead.</source>
            <translation>{name} 的填充两边不等：改为在卷积核中加几行零。</translation>
        </message>
        <message>
            <source>It takes {shape}, one example without a batch: export it with one.</source>
            <translation>其输入为 {shape}，即没有批次维度的单个样本：请带批次维度导出。</translation>
        </message>
        <message>
            <source>Pictures have their channels last here: {own} and not {shape}.</source>
            <translation>这里图片的通道在最后：是 {own}，而不是 {shape}。</translation>
        </message>
        <message>
            <source>Its functions are more than {most:,} operators.</source>
            <translation>其中的函数展开后超过 {most:,} 个算子。</translation>
        </message>
        <message>
            <source>It is no file of ONNX, or damaged.</source>
            <translation>它不是 ONNX 文件，或者已损坏。</translation>
        </message>
        <message>
            <source>Its functions call each other too deep, or in a circle.</source>
            <translation>其中的函数相互调用过深，或循环调用。</translation>
        </message>
        <message>
            <source>{name} does not fit: {reason}.</source>
            <translation>{name} 不合适：{reason}。</translation>
        </message>
        <message>
            <source>Zeros around an image are as wide on both sides here; a Conv2D with same comes nearest.</source>
            <translation>这里图像四周的零在两边一样宽；最接近的是带 same 的 Conv2D。</translation>
        </message>
        <message>
            <source>What {name} gives is read in another order of its sides, which no layer does here; Reshape comes nearest.</source>
            <translation>{name} 的输出按另一种维度顺序被读取，这里没有这样的层；最接近的是 Reshape。</translation>
        </message>
        <message>
            <source>{name}, a {kind}, takes an array that belongs to no layer here.</source>
            <translation>{name}（{kind}）用到的数组在这里不属于任何层。</translation>
        </message>
        <message>
            <source>What {name}, a {kind}, puts together lies in another order of sides; Reshape comes nearest.</source>
            <translation>{name}（{kind}）要合并的各项维度顺序不同；最接近的是 Reshape。</translation>
        </message>
        <message>
            <source>{name} multiplies and adds numbers that don't change: a frozen BatchNormalization does so here.</source>
            <translation>{name} 乘上并加上固定的数：这里由冻结的 BatchNormalization 来做。</translation>
        </message>
        <message>
            <source>{name} was exported while it trains: here it uses what it has kept.</source>
            <translation>{name} 是在训练状态下导出的：这里使用它保存的统计值。</translation>
        </message>
        <message>
            <source>It has {count:,} operators, which is too many.</source>
            <translation>它有 {count:,} 个算子，太多了。</translation>
        </message>
        <message>
            <source>The onnx package is not installed beside NN Studio: pip install 'nnstudio[onnx]' brings it.</source>
            <translation>onnx 包没有与 NN Studio 安装在一起：用 pip install 'nnstudio[onnx]' 安装。</translation>
        </message>
        <message>
            <source>It gives no answer: it has no output.</source>
            <translation>它不给出答案：没有输出。</translation>
        </message>
        <message>
            <source>It is of opset {opset}; {oldest} and newer can come in.</source>
            <translation>它的 opset 是 {opset}；可以导入 {oldest} 及更新的。</translation>
        </message>
        <message>
            <source>Its array {name} is damaged.</source>
            <translation>其中的数组 {name} 已损坏。</translation>
        </message>
        <message>
            <source>Two of its values have the same name.</source>
            <translation>其中有两个值同名。</translation>
        </message>
        <message>
            <source>Its operators read each other in a circle.</source>
            <translation>其中的算子互相循环读取。</translation>
        </message>
        <message>
            <source>{path} is shorter than its array {name}.</source>
            <translation>{path} 比其中的数组 {name} 短。</translation>
        </message>
        <message>
            <source>Its weights lie outside of its folder, at {path}: put them beside it.</source>
            <translation>它的权重在其文件夹之外，位于 {path}：请放到它旁边。</translation>
        </message>
        <message>
            <source>{name}, a {kind}, has pads {pads}, which fit no window here; same comes nearest.</source>
            <translation>{name}（{kind}）的填充是 {pads}，这里没有相配的窗口；最接近的是 same。</translation>
        </message>
        <message>
            <source>Its operators are nested too deep to be read.</source>
            <translation>它的算子嵌套太深，无法读取。</translation>
        </message>
        <message>
            <source>Nothing of it can come in: there is no layer in it.</source>
            <translation>其中没有可导入的内容：一个层也没有。</translation>
        </message>
        <message>
            <source>Nothing of it can come in: {gaps}</source>
            <translation>其中什么都无法导入：{gaps}</translation>
        </message>
        <message>
            <source>The answer's numbers come in another order here.</source>
            <translation>答案中的数在这里顺序不同。</translation>
        </message>
        <message>
            <source>{name}, a {kind}, has inputs or settings that can't be read.</source>
            <translation>{name}（{kind}）的输入或设置无法读取。</translation>
        </message>
        <message>
            <source>Behind a gap, {count} operators are left out, beginning with {name}: what they do can't be told.</source>
            <translation>缺口之后有 {count} 个算子被略去，从 {name} 开始：无法判断它们的作用。</translation>
        </message>
        <message>
            <source>{name}, a {kind}, works out its own weights or settings, which no layer does here.</source>
            <translation>{name}（{kind}）自己算出权重或设置，这里没有这样的层。</translation>
        </message>
        <message>
            <source>{name} scales the columns, which belongs to the data here: it is kept until other data is chosen.</source>
            <translation>{name} 缩放各列，这在这里属于数据：在选择其他数据之前保留。</translation>
        </message>
        <message>
            <source>The group was not saved: {reason}.</source>
            <translation>该组未保存：{reason}。</translation>
        </message>
        <message>
            <source>The group was not deleted: {reason}.</source>
            <translation>该组未删除：{reason}。</translation>
        </message>
        <message>
            <source>The project can't be saved: it {fault}.</source>
            <translation>无法保存项目：它{fault}。</translation>
        </message>
        <message>
            <source>{path} {fault}.</source>
            <translation>{path} {fault}。</translation>
        </message>
        <message>
            <source>{path} can't be opened: {reason}</source>
            <translation>无法打开 {path}：{reason}</translation>
        </message>
        <message>
            <source>could not be opened again ({reason})</source>
            <translation>写成后无法再打开（{reason}）</translation>
        </message>
        <message>
            <source>has weights, and a network that can't have any: {reason}</source>
            <translation>含有权重，但其网络不能有权重：{reason}</translation>
        </message>
        <message>
            <source>has a run that was to reach epoch {number}</source>
            <translation>含有一次目标为第 {number} 轮的训练</translation>
        </message>
        <message>
            <source>has a run that was limited to {number} images</source>
            <translation>的训练被限制为 {number} 张图像</translation>
        </message>
        <message>
            <source>The disk is full: {path} was not saved, and an older one is as before. Make room and try again.</source>
            <translation>磁盘已满：{path} 未保存，原有文件保持不变。请腾出空间后重试。</translation>
        </message>
        <message>
            <source>{path} is a folder: choose a name for the file.</source>
            <translation>{path} 是文件夹：请为文件选择名称。</translation>
        </message>
        <message>
            <source>There is no folder {folder}: {name} was not saved. Choose another folder.</source>
            <translation>没有文件夹 {folder}：{name} 未保存。请选择其他文件夹。</translation>
        </message>
        <message>
            <source>{path} may not be written: choose another folder or name, or change its permissions.</source>
            <translation>无权写入 {path}：请选择其他文件夹或名称，或更改其权限。</translation>
        </message>
        <message>
            <source>{path} was not saved: {reason}.</source>
            <translation>{path} 未保存：{reason}。</translation>
        </message>
        <message>
            <source>No layer of this network trains, so that there is no training to write.</source>
            <translation>这个网络没有一层参与训练，因此没有可写出的训练。</translation>
        </message>
        <message>
            <source>A folder is written with network.py, weights.safetensors, train.py, and the examples that it learns from and is judged on: {size} before they are packed.</source>
            <translation>将写入一个文件夹，其中有 network.py、weights.safetensors、train.py，以及用于学习和评判的样本：压缩前 {size}。</translation>
        </message>
        <message>
            <source>train.py needs the examples, and they are not at hand.</source>
            <translation>train.py 需要样本，而样本不在手边。</translation>
        </message>
        <message>
            <source>Nothing in it fits a layer of the network: open the network that it was saved from first.</source>
            <translation>其中没有与网络的层相配的：请先打开保存它的那个网络。</translation>
        </message>
        <message>
            <source>{name} went into {layer}.</source>
            <translation>{name} 放入了 {layer}。</translation>
        </message>
        <message>
            <source>The numbers of {layer} were brought from channels first to channels last.</source>
            <translation>{layer} 的数值已从通道在前换成通道在后。</translation>
        </message>
        <message>
            <source>{layer} has an epsilon of {epsilon}; PyTorch's is {usual} unless it was chosen otherwise.</source>
            <translation>{layer} 的 epsilon 是 {epsilon}；PyTorch 的是 {usual}，除非另行设定。</translation>
        </message>
        <message>
            <source>{name} fits no layer that is left.</source>
            <translation>{name} 与剩下的层都不相配。</translation>
        </message>
        <message>
            <source>Nothing fits {layer}, which keeps the weights it had.</source>
            <translation>没有与 {layer} 相配的，它保留原有的权重。</translation>
        </message>
        <message>
            <source>The file {fault}.</source>
            <translation>该文件{fault}。</translation>
        </message>
        <message>
            <source>A {suffix} file holds code that would be run when it is opened. Save the numbers alone, in PyTorch: safetensors.torch.save_file(model.state_dict(), "{name}.safetensors"), or the whole model by torch.onnx.export.</source>
            <translation>{suffix} 文件含有打开时会运行的代码。请在 PyTorch 中只保存数值：safetensors.torch.save_file(model.state_dict(), "{name}.safetensors")，或用 torch.onnx.export 保存整个模型。</translation>
        </message>
        <message>
            <source>holds a sentence that can't be read</source>
            <translation>含有无法读取的句子</translation>
        </message>
        <message>
            <source>holds a sentence that does not read as its text</source>
            <translation>含有与文本不符的句子</translation>
        </message>
        <message>
            <source>lacks the weights of {name}</source>
            <translation>缺少 {name} 的权重</translation>
        </message>
        <message>
            <source>has weights of {name} that its network can't have</source>
            <translation>含有其网络不可能有的权重 {name}</translation>
        </message>
        <message>
            <source>holds weights that are not in the safetensors format</source>
            <translation>中的权重不是 safetensors 格式</translation>
        </message>
        <message>
            <source>has weights of {name} with the shape {got} instead of {wanted}</source>
            <translation>中 {name} 的权重形状为 {got}，而不是 {wanted}</translation>
        </message>
        <message>
            <source>a single number</source>
            <translation>单个数</translation>
        </message>
        <message>
            <source>has weights of {name} as {dtype} instead of float32</source>
            <translation>中 {name} 的权重为 {dtype}，而不是 float32</translation>
        </message>
        <message>
            <source>has weights of {name}, which the network does not have</source>
            <translation>含有 {name} 的权重，而网络中没有它</translation>
        </message>
        <message>
            <source>holds NaN or infinity in {name}</source>
            <translation>的 {name} 中含有 NaN 或无穷大</translation>
        </message>
        <message>
            <source>holds NaN in {name}</source>
            <translation>的 {name} 中含有 NaN</translation>
        </message>
        <message>
            <source>has {name} as {dtype} instead of float32</source>
            <translation>中 {name} 为 {dtype}，而不是 float32</translation>
        </message>
        <message>
            <source>What {name} held before can't be kept as a version: {reason}.</source>
            <translation>无法将 {name} 之前的内容保留为版本：{reason}。</translation>
        </message>
        <message>
            <source>has names of layers that can't be read</source>
            <translation>其中的层名称无法读取</translation>
        </message>
        <message>
            <source>names a layer that it has not: {name}</source>
            <translation>提到了其中没有的层：{name}</translation>
        </message>
        <message>
            <source>Grad-CAM needs a layer whose output is a picture, such as Conv2D.</source>
            <translation>Grad-CAM 需要一个输出为图像的层，例如 Conv2D。</translation>
        </message>
        <message>
            <source>The answers are saturated: of {sure:,} that were 99.9% sure or more, {share:.0%} were wrong, where an honest network errs once in a thousand</source>
            <translation>回答已饱和：在把握达到 99.9% 的 {sure:,} 个回答中，{share:.0%} 是错的，而诚实的网络一千次才错一次</translation>
        </message>
        <message>
            <source>{name!r} is too rare to be learned: it is {share:.1%} of the examples, and {found:.0%} of them are found, where {common:.0%} of the others are</source>
            <translation>{name!r} 太少，学不到：它占样本的 {share:.1%}，其中只有 {found:.0%} 被认出，而其他类别被认出 {common:.0%}</translation>
        </message>
        <message>
            <source>Let rare classes count as much as common ones</source>
            <translation>让稀有类别与常见类别同等重要</translation>
        </message>
        <message>
            <source>The labels seem to have nothing to do with the examples: other examples are answered no better than by one constant answer, and of {examples:,} examples the nearest neighbour agrees with {agreement:.1%}, where chance alone gives {chance:.1%}</source>
            <translation>标签似乎与样本无关：对其他样本的回答不比始终给出同一个回答更好；在 {examples:,} 个样本中，最近邻的标签一致率为 {agreement:.1%}，而纯属偶然也有 {chance:.1%}</translation>
        </message>
        <message>
            <source>The test part was opened {times} times, with figures from {worst} to {best}: whoever keeps the best has chosen by it, and it looks better than it is</source>
            <translation>测试部分已被查看 {times} 次，结果从 {worst} 到 {best}：谁保留其中最好的，就是用它来选择，结果会显得比实际更好</translation>
        </message>
        <message>
            <source>Training became numerically unstable at step {step}: the loss began at {first:.3g}, and was {last:.3g} before. Most likely: {cause}</source>
            <translation>训练在第 {step} 步数值失稳：损失起初为 {first:.3g}，此前为 {last:.3g}。最可能的原因：{cause}</translation>
        </message>
        <message>
            <source>The inputs are not scaled: what the network gets has mean {mean:.3g}, deviation {deviation:.3g} and values of a size up to {largest:.3g}, and layers begin for numbers about 1</source>
            <translation>输入没有缩放：网络得到的数值均值为 {mean:.3g}，标准差为 {deviation:.3g}，绝对值最大为 {largest:.3g}，而各层的初始值是为 1 左右的数设定的</translation>
        </message>
        <message>
            <source>The same examples come again and again: {share:.0%} of the examples of a batch repeat another of the same batch, of {compared:,} that were compared</source>
            <translation>同样的样本反复出现：在比较过的 {compared:,} 个样本中，{share:.0%} 与同一批中的另一个相同</translation>
        </message>
        <message>
            <source>{dead} of the {units} units of {node} are dead: relu let nothing through for any of the last {examples:,} examples, and such units learn no more</source>
            <translation>{node} 的 {units} 个单元中有 {dead} 个已失活：对最近的 {examples:,} 个样本，relu 都没有让任何值通过，这样的单元不再学习</translation>
        </message>
        <message>
            <source>The gradient vanishes on its way back: {weakest} gets {weak:.1e} by weight, and {last} gets {strong:.1e}, {times:,.0f} times as much, so that the first layers learn next to nothing</source>
            <translation>梯度在反向传播途中消失：{weakest} 的每个权重得到 {weak:.1e}，而 {last} 得到 {strong:.1e}，是它的 {times:,.0f} 倍，因此前面的层几乎什么也学不到</translation>
        </message>
        <message>
            <source>The gradients explode: {node} gets {strength:.3g} by weight, where hundredths are usual, and the loss began at {first:.3g} and is {now:.3g}</source>
            <translation>梯度爆炸：{node} 的每个权重得到 {strength:.3g}，而通常只有百分之几；损失起初为 {first:.3g}，现在为 {now:.3g}</translation>
        </message>
        <message>
            <source>{node} is saturated: {share:.0%} of its outputs are at an end of {function}, where it has no slope to learn by</source>
            <translation>{node} 已饱和：其输出的 {share:.0%} 处在 {function} 的两端，那里没有可供学习的斜率</translation>
        </message>
        <message>
            <source>Nothing is learned so far: in {steps:,} steps the loss went from {first:.3g} to {now:.3g}, and always giving the same answer would reach {baseline}, too. Most likely: {cause}</source>
            <translation>到目前为止什么也没学到：{steps:,} 步中损失从 {first:.3g} 变为 {now:.3g}，始终给出同一个回答也能达到 {baseline}。最可能的原因：{cause}</translation>
        </message>
        <message>
            <source>Overfitting since epoch {epoch}: the loss on other examples rose from {best:.3g} to {now:.3g}, while that of the learned ones fell from {before:.3g} to {learned:.3g}</source>
            <translation>自第 {epoch} 轮起过拟合：其他样本上的损失从 {best:.3g} 升到 {now:.3g}，而所学样本上的损失从 {before:.3g} 降到 {learned:.3g}</translation>
        </message>
        <message>
            <source>Overfitting since epoch {epoch}: the loss on other examples does not fall below {best:.3g} any more and is {now:.3g}, while that of the learned ones fell from {before:.3g} to {learned:.3g}</source>
            <translation>自第 {epoch} 轮起过拟合：其他样本上的损失不再低于 {best:.3g}，现在为 {now:.3g}，而所学样本上的损失从 {before:.3g} 降到 {learned:.3g}</translation>
        </message>
        <message>
            <source>Stop {count} epochs after the best</source>
            <translation>在最佳轮次之后 {count} 轮停止</translation>
        </message>
        <message>
            <source>The learning rate of {rate:g} is too small: a step changes the weights by {update:.2g} of their size, so that all {steps:,} steps of the run can't change them by more than {path:.2%}, and the loss is still {now:.3g} after {first:.3g}</source>
            <translation>学习率 {rate:g} 太小：一步只改变权重大小的 {update:.2g}，全部 {steps:,} 步最多也只能改变 {path:.2%}，损失起初为 {first:.3g}，现在仍为 {now:.3g}</translation>
        </message>
        <message>
            <source>The learning rate of {rate:g} is too large: single steps changed weights by {update:.0%} of their size, and the loss, {first:.3g} at first, rose to {highest:.3g} and is {now:.3g} after {steps:,} steps</source>
            <translation>学习率 {rate:g} 太大：单独一步就把权重改变了其大小的 {update:.0%}，损失起初为 {first:.3g}，升到 {highest:.3g}，{steps:,} 步之后为 {now:.3g}</translation>
        </message>
        <message>
            <source>Adadelta at a learning rate of {rate:g} hardly learns: in {steps:,} steps the loss went from {first:.3g} to {now:.3g}. Its paper has no rate, which is 1</source>
            <translation>学习率为 {rate:g} 的 Adadelta 几乎学不动：{steps:,} 步中损失从 {first:.3g} 变为 {now:.3g}。它的论文没有学习率，即为 1</translation>
        </message>
        <message>
            <source>Normalize the inputs by a layer</source>
            <translation>用一层归一化输入</translation>
        </message>
        <message>
            <source>Give {node} {activation}</source>
            <translation>让 {node} 使用 {activation}</translation>
        </message>
        <message>
            <source>Give {count} layers {activation}</source>
            <translation>让 {count} 个层使用 {activation}</translation>
        </message>
        <message>
            <source>Clip gradients to the length 1</source>
            <translation>把梯度裁剪到长度 1</translation>
        </message>
        <message>
            <source>Insert Dropout before {node}</source>
            <translation>在 {node} 之前插入丢弃层</translation>
        </message>
        <message>
            <source>Use {name}</source>
            <translation>使用{name}</translation>
        </message>
        <message>
            <source>Such a map needs {count} examples at least.</source>
            <translation>这样的图至少需要 {count} 个样本。</translation>
        </message>
        <message>
            <source>{library} could not make the map: {reason}</source>
            <translation>{library} 未能生成此图：{reason}</translation>
        </message>
        <message>
            <source>{library} gave no points for this layer.</source>
            <translation>{library} 没有为该层给出任何点。</translation>
        </message>
        <message>
            <source>{name} if {stroke} goes</source>
            <translation>去掉{stroke}就是{name}</translation>
        </message>
        <message>
            <source>{name} if the gap {place} is closed</source>
            <translation>合上{place}的缺口就是{name}</translation>
        </message>
        <message>
            <source>{name} if it is turned clockwise by {angle:.0f}°</source>
            <translation>顺时针转 {angle:.0f}° 就是{name}</translation>
        </message>
        <message>
            <source>{name} if it is turned counterclockwise by {angle:.0f}°</source>
            <translation>逆时针转 {angle:.0f}° 就是{name}</translation>
        </message>
        <message>
            <source>{name} if it leans {angle:.0f}° more to the right</source>
            <translation>再向右倾斜 {angle:.0f}° 就是{name}</translation>
        </message>
        <message>
            <source>{name} if it leans {angle:.0f}° more to the left</source>
            <translation>再向左倾斜 {angle:.0f}° 就是{name}</translation>
        </message>
        <message>
            <source>“{name}”</source>
            <translation>“{name}”</translation>
        </message>
        <message>
            <source>an {name}</source>
            <translation> {name}</translation>
        </message>
        <message>
            <source>a {name}</source>
            <translation> {name}</translation>
        </message>
        <message>
            <source>at the top</source>
            <translation>上方</translation>
        </message>
        <message>
            <source>at the bottom</source>
            <translation>下方</translation>
        </message>
        <message>
            <source>in the middle</source>
            <translation>中间</translation>
        </message>
        <message>
            <source>on the left</source>
            <translation>左边</translation>
        </message>
        <message>
            <source>on the right</source>
            <translation>右边</translation>
        </message>
        <message>
            <source>at the top left</source>
            <translation>左上方</translation>
        </message>
        <message>
            <source>at the top right</source>
            <translation>右上方</translation>
        </message>
        <message>
            <source>at the bottom left</source>
            <translation>左下方</translation>
        </message>
        <message>
            <source>at the bottom right</source>
            <translation>右下方</translation>
        </message>
        <message>
            <source>the dot {place}</source>
            <translation>{place}的那一点</translation>
        </message>
        <message>
            <source>the dot</source>
            <translation>那一点</translation>
        </message>
        <message>
            <source>the bar {place}</source>
            <translation>{place}的那一横</translation>
        </message>
        <message>
            <source>the bar</source>
            <translation>那一横</translation>
        </message>
        <message>
            <source>the line {place}</source>
            <translation>{place}的那条直线</translation>
        </message>
        <message>
            <source>the line</source>
            <translation>那条直线</translation>
        </message>
        <message>
            <source>the stroke {place}</source>
            <translation>{place}的那一笔</translation>
        </message>
        <message>
            <source>the stroke</source>
            <translation>那一笔</translation>
        </message>
        <message>
            <source>up</source>
            <translation>上</translation>
        </message>
        <message>
            <source>down</source>
            <translation>下</translation>
        </message>
        <message>
            <source>to the left</source>
            <translation>左</translation>
        </message>
        <message>
            <source>to the right</source>
            <translation>右</translation>
        </message>
        <message>
            <source>up and to the left</source>
            <translation>左上</translation>
        </message>
        <message>
            <source>up and to the right</source>
            <translation>右上</translation>
        </message>
        <message>
            <source>down and to the left</source>
            <translation>左下</translation>
        </message>
        <message>
            <source>down and to the right</source>
            <translation>右下</translation>
        </message>
        <message>
            <source>{name} if it moves {way} by {share:.0%} of the pad</source>
            <translation>向{way}移动画板的 {share:.0%} 就是{name}</translation>
        </message>
        <message>
            <source>{name} if it is {share:.0%} larger</source>
            <translation>放大 {share:.0%} 就是{name}</translation>
        </message>
        <message>
            <source>{name} if it is {share:.0%} smaller</source>
            <translation>缩小 {share:.0%} 就是{name}</translation>
        </message>
        <message>
            <source>{name} if the pen is {share:.0%} thicker</source>
            <translation>笔再粗 {share:.0%} 就是{name}</translation>
        </message>
        <message>
            <source>{name} if the pen is {share:.0%} thinner</source>
            <translation>笔再细 {share:.0%} 就是{name}</translation>
        </message>
        <message>
            <source>{count} examples are one batch; here is the first of them</source>
            <translation>{count} 个样本组成一批；这是其中第一个</translation>
        </message>
        <message>
            <source>{count} examples are one batch; the first of them is {label}</source>
            <translation>{count} 个样本组成一批；其中第一个是 {label}</translation>
        </message>
        <message>
            <source>the first example</source>
            <translation>第一个样本</translation>
        </message>
        <message>
            <source>{node} gives</source>
            <translation>{node} 给出</translation>
        </message>
        <message>
            <source>{low} to {high}</source>
            <translation>{low} 到 {high}</translation>
        </message>
        <message>
            <source>its values go from {spread}</source>
            <translation>它的值从 {spread}</translation>
        </message>
        <message>
            <source>from {node}</source>
            <translation>来自 {node}</translation>
        </message>
        <message>
            <source>answers of the batch</source>
            <translation>这一批的答案</translation>
        </message>
        <message>
            <source>the loss of the batch is {loss}</source>
            <translation>这一批的损失是 {loss}</translation>
        </message>
        <message>
            <source>the loss of the batch is {loss}; {right} of {count} are right</source>
            <translation>这一批的损失是 {loss}；{count} 个中有 {right} 个正确</translation>
        </message>
        <message>
            <source>An even guess has the loss {chance}. What has the network?</source>
            <translation>均匀猜测的损失是 {chance}。网络的损失呢？</translation>
        </message>
        <message>
            <source>a smaller one</source>
            <translation>更小</translation>
        </message>
        <message>
            <source>a larger one</source>
            <translation>更大</translation>
        </message>
        <message>
            <source>comes back to {node}</source>
            <translation>传回到 {node}</translation>
        </message>
        <message>
            <source>gradient of its weights</source>
            <translation>它的权重的梯度</translation>
        </message>
        <message>
            <source>goes on to {node}</source>
            <translation>继续传给 {node}</translation>
        </message>
        <message>
            <source>the gradient is about {size} for each value</source>
            <translation>每个值的梯度约为 {size}</translation>
        </message>
        <message>
            <source>{name} before</source>
            <translation>{name} 更新前</translation>
        </message>
        <message>
            <source>its gradient</source>
            <translation>它的梯度</translation>
        </message>
        <message>
            <source>the change</source>
            <translation>变化</translation>
        </message>
        <message>
            <source>{name} after</source>
            <translation>{name} 更新后</translation>
        </message>
        <message>
            <source>a weight is about {size}, and changes by about {change}</source>
            <translation>一个权重约为 {size}，变化约为 {change}</translation>
        </message>
        <message>
            <source>the loss of the same batch: {before} before the step, {after} after it</source>
            <translation>同一批的损失：这一步之前 {before}，之后 {after}</translation>
        </message>
        <message>
            <source>All weights have changed. Does the loss of this batch fall?</source>
            <translation>所有权重都变了。这一批的损失会下降吗？</translation>
        </message>
        <message>
            <source>it falls</source>
            <translation>下降</translation>
        </message>
        <message>
            <source>it rises</source>
            <translation>上升</translation>
        </message>
        <message>
            <source>Concatenate needs inputs that differ in their channels only, and gets {shapes}</source>
            <translation>Concatenate 的各个输入只能在通道数上不同，而现在得到 {shapes}</translation>
        </message>
        <message>
            <source>1 channel of the input</source>
            <translation>1 个输入通道</translation>
        </message>
        <message>
            <source>{count} channels of the input</source>
            <translation>{count} 个输入通道</translation>
        </message>
        <message>
            <source>1 filter</source>
            <translation>1 个滤波器</translation>
        </message>
        <message>
            <source>{count} filters</source>
            <translation>{count} 个滤波器</translation>
        </message>
        <message>
            <source>Conv2D: {groups} groups can't share the {what} evenly</source>
            <translation>Conv2D：{groups} 个分组无法平分 {what}</translation>
        </message>
        <message>
            <source>Dense needs a flat input, and gets {shape}</source>
            <translation>Dense 需要展平的输入，而现在得到 {shape}</translation>
        </message>
        <message>
            <source>A network has one output, and here nothing reads {names}</source>
            <translation>网络只有一个输出，而这里没有层读取 {names}</translation>
        </message>
        <message>
            <source>{layer} would give {shape}: more than {most:,} values for one image can't be computed</source>
            <translation>{layer} 的输出将为 {shape}：每张图像无法计算超过 {most:,} 个值</translation>
        </message>
        <message>
            <source>{layer} takes {least} or more inputs, and has {count}</source>
            <translation>{layer} 需要 {least} 个或更多输入，而现在有 {count} 个</translation>
        </message>
        <message>
            <source>{layer} takes 1 input, and has {count}</source>
            <translation>{layer} 需要 1 个输入，而现在有 {count} 个</translation>
        </message>
        <message>
            <source>{layer} takes {least} inputs, and has {count}</source>
            <translation>{layer} 需要 {least} 个输入，而现在有 {count} 个</translation>
        </message>
        <message>
            <source>Two layers have the same name</source>
            <translation>两个层的名称相同</translation>
        </message>
        <message>
            <source>{layer} needs inputs of one shape, and gets {shapes}</source>
            <translation>{layer} 需要形状相同的输入，而现在得到 {shapes}</translation>
        </message>
        <message>
            <source>PReLU can't share along axis {axis} of {shape}</source>
            <translation>PReLU 不能沿 {shape} 的第 {axis} 个轴共享</translation>
        </message>
        <message>
            <source>Reshape needs sides of 1 or more, of which at most one is -1</source>
            <translation>Reshape 的各边应不小于 1，其中最多一个可以是 -1</translation>
        </message>
        <message>
            <source>Reshape can't make {target} of {shape}: the number of values is {count}</source>
            <translation>Reshape 无法把 {shape} 变成 {target}：值的个数是 {count}</translation>
        </message>
        <message>
            <source>{layer} needs an image (height x width x channels), and gets {shape}</source>
            <translation>{layer} 需要图像（高 x 宽 x 通道），而现在得到 {shape}</translation>
        </message>
        <message>
            <source>{layer}: a window of {window} is larger than its input of {size}</source>
            <translation>{layer}：大小为 {window} 的窗口大于输入的 {size}</translation>
        </message>
        <message>
            <source>Images to augment must be uint8 or float32 with shape {wanted}, not {dtype} with shape {shape}.</source>
            <translation>要增强的图像必须是 uint8 或 float32、形状 {wanted}，而不是 {dtype}、形状 {shape}。</translation>
        </message>
        <message>
            <source>A batch of {count} images is too large for buffers of {max_batch}.</source>
            <translation>一批 {count} 张图像放不进 {max_batch} 张的缓冲区。</translation>
        </message>
        <message>
            <source>Augmented images need an array of the same shape and type as the images.</source>
            <translation>增强后的图像需要一个与图像形状和类型相同的数组。</translation>
        </message>
        <message>
            <source>The numbers of examples ({examples}) and of targets ({targets}) must agree</source>
            <translation>样本数（{examples}）与目标数（{targets}）必须一致</translation>
        </message>
        <message>
            <source>set only one of {first}, {second} and {third}; switch the others off</source>
            <translation>{first}、{second}、{third} 只能设置其中一个；请关闭其他的</translation>
        </message>
        <message>
            <source>The scaling of the data can't be read.</source>
            <translation>无法读取数据的缩放方式。</translation>
        </message>
        <message>
            <source>expected the training settings, not {plain}</source>
            <translation>应为训练设置，而不是 {plain}</translation>
        </message>
        <message>
            <source>The labels must be one number for each example, and are {shape}</source>
            <translation>标签必须每个样本一个数，实际为 {shape}</translation>
        </message>
        <message>
            <source>The labels must be whole numbers, and are of the kind {kind}</source>
            <translation>标签必须是整数，实际类型为 {kind}</translation>
        </message>
        <message>
            <source>The labels must begin at 0, and go down to {low}</source>
            <translation>标签必须从 0 开始，实际最小为 {low}</translation>
        </message>
        <message>
            <source>There are {count} classes, and the labels go up to {high}</source>
            <translation>有 {count} 个类别，而标签最大为 {high}</translation>
        </message>
        <message>
            <source>{name}</source>
            <translation>{name}</translation>
        </message>
        <message>
            <source>What is to be given again is {got}, and the input {wanted}</source>
            <translation>要重现的为 {got}，而输入为 {wanted}</translation>
        </message>
        <message>
            <source>the input again</source>
            <translation>重现输入</translation>
        </message>
        <message>
            <source>the noise must be from 0 to 10, not {noise}</source>
            <translation>噪声必须在 0 到 10 之间，而不是 {noise}</translation>
        </message>
        <message>
            <source>There must be {count} numbers to predict for each example, and there are {shape}</source>
            <translation>每个样本必须有 {count} 个要预测的数，实际为 {shape}</translation>
        </message>
        <message>
            <source>The targets must be numbers, and are of the kind {kind}</source>
            <translation>目标必须是数字，实际类型为 {kind}</translation>
        </message>
        <message>
            <source>1 target is NaN or infinite</source>
            <translation>1 个目标为 NaN 或无穷大</translation>
        </message>
        <message>
            <source>{count} targets are NaN or infinite</source>
            <translation>有 {count} 个目标为 NaN 或无穷大</translation>
        </message>
        <message>
            <source>{name}: {value:.4g} {unit}</source>
            <translation>{name}：{value:.4g} {unit}</translation>
        </message>
        <message>
            <source>{name}: {value:.4g}</source>
            <translation>{name}：{value:.4g}</translation>
        </message>
        <message>
            <source>the target {name} has no usable mean and scale</source>
            <translation>目标 {name} 没有可用的均值和尺度</translation>
        </message>
        <message>
            <source>expected a task ({known}), not {found}</source>
            <translation>应为任务（{known}），而不是 {found}</translation>
        </message>
        <message>
            <source>the {what} must be a list of {least} to {most} names, not {found}</source>
            <translation>{what} 必须是 {least} 到 {most} 个名称的列表，而不是 {found}</translation>
        </message>
        <message>
            <source>Validation needs both examples and labels</source>
            <translation>验证既需要样本，也需要标签</translation>
        </message>
        <message>
            <source>The outputs of the network are no numbers.</source>
            <translation>网络的输出不是数值。</translation>
        </message>
        <message>
            <source>{path} was not written: {reason}.</source>
            <translation>{path} 没有写入：{reason}。</translation>
        </message>
        <message>
            <source>They are not on this computer yet: choose them in the Data tab first.</source>
            <translation>它们还不在这台电脑上：请先在“数据”页选用它们。</translation>
        </message>
        <message>
            <source>The examples are needed for the training, and can't be read: {reason} Without them, the module leaves alone.</source>
            <translation>训练需要样本，而样本无法读取：{reason} 没有样本时，可以只导出模块。</translation>
        </message>
        <message>
            <source>It was never trained: the weights are those that it begins with.</source>
            <translation>它还没有训练过：权重是开始时的权重。</translation>
        </message>
        <message>
            <source>Not compared: {library} is not installed beside NN Studio.</source>
            <translation>未比较：{library} 没有与 NN Studio 安装在一起。</translation>
        </message>
        <message>
            <source>look at each layer before you use it.</source>
            <translation>使用之前请查看每一层。</translation>
        </message>
        <message>
            <source>Nothing could be measured: training becomes numerically unstable in its first batches.</source>
            <translation>无法测量：训练在最初几批中就变得数值不稳定。</translation>
        </message>
        <message>
            <source>Training starts from new weights: no layer is as it was.</source>
            <translation>训练将从新的权重开始：没有一层保持原样。</translation>
        </message>
        <message>
            <source>All weights are kept; the optimizer and the epochs start anew, since the data changed.</source>
            <translation>所有权重都保留；由于数据已改变，优化器和轮数重新开始。</translation>
        </message>
        <message>
            <source>All weights are kept, and have learned examples that are now kept aside to judge by: start over for figures that can be trusted.</source>
            <translation>所有权重都会保留，但它们已经学过现在留作评判的样本：要得到可信的指标，请重新开始训练。</translation>
        </message>
        <message>
            <source>All weights are kept; the optimizer and the epochs start anew, since the network changed.</source>
            <translation>保留所有权重；由于网络已更改，优化器和轮次重新开始。</translation>
        </message>
        <message>
            <source>All weights are kept; the optimizer and the epochs start anew, since the settings changed.</source>
            <translation>保留所有权重；由于设置已更改，优化器和轮次重新开始。</translation>
        </message>
        <message>
            <source>All weights are kept; the optimizer and the epochs start anew.</source>
            <translation>保留所有权重；优化器和轮次重新开始。</translation>
        </message>
        <message>
            <source>{fresh} will start with new weights; {kept} will keep what was learned.</source>
            <translation>{fresh} 将从新的权重开始；{kept} 将保留学到的内容。</translation>
        </message>
        <message>
            <source>{count} layers</source>
            <translation>{count} 个层</translation>
        </message>
        <message>
            <source>{share:.1%} ({low:.1%} to {high:.1%})</source>
            <translation>{share:.1%}（{low:.1%} 至 {high:.1%}）</translation>
        </message>
        <message>
            <source>The drawings were kept for data of other classes or another shape.</source>
            <translation>保存的绘图属于类别或形状不同的数据。</translation>
        </message>
        <message>
            <source>Too few drawings are kept to judge by: keep three of each class, or more.</source>
            <translation>保存的绘图太少，无法评估：每个类别请至少保存三幅。</translation>
        </message>
        <message>
            <source>The data is not what it was when the network got it: look at it, and use it anew.</source>
            <translation>数据与网络当初使用的不同了：请先查看，再重新使用。</translation>
        </message>
        <message>
            <source>{name} can't be written: {reason}.</source>
            <translation>无法写入 {name}：{reason}。</translation>
        </message>
        <message>
            <source>{name} is no number.</source>
            <translation>{name} 不是数。</translation>
        </message>
        <message>
            <source>{name} must be known for an answer.</source>
            <translation>要得到答案，必须知道 {name}。</translation>
        </message>
        <message>
            <source>The network gets every row right.</source>
            <translation>网络对所有行都判断正确。</translation>
        </message>
        <message>
            <source>The network gets every example right.</source>
            <translation>网络把所有样本都答对了。</translation>
        </message>
        <message>
            <source>The network gets all of these points right.</source>
            <translation>网络对这些点全都判断正确。</translation>
        </message>
        <message>
            <source>There are no layers on the clipboard: copy some first (Ctrl+C).</source>
            <translation>剪贴板上没有层：请先复制一些（Ctrl+C）。</translation>
        </message>
        <message>
            <source>Paste {what}</source>
            <translation>粘贴 {what}</translation>
        </message>
        <message>
            <source>The diagram is in {name}</source>
            <translation>网络图已保存到 {name}</translation>
        </message>
        <message>
            <source>The diagram is on the clipboard</source>
            <translation>网络图已复制到剪贴板</translation>
        </message>
        <message>
            <source>'{name}' must end in .svg, .pdf or .png.</source>
            <translation>“{name}”必须以 .svg、.pdf 或 .png 结尾。</translation>
        </message>
        <message>
            <source>'{path}' can't be written ({reason}): choose another folder.</source>
            <translation>无法写入 '{path}' ({reason})：请选择另一个文件夹。</translation>
        </message>
        <message>
            <source>At {scale:g} times its size the picture would have more than {pixels:,} pixels in a row: {most:g} times is the most, or choose SVG or PDF.</source>
            <translation>放大 {scale:g} 倍时，图片一行会超过 {pixels:,} 像素：最多放大 {most:g} 倍，或选择 SVG 或 PDF。</translation>
        </message>
        <message>
            <source>There is not enough memory for a picture of that size.</source>
            <translation>内存不足，无法生成这么大的图片。</translation>
        </message>
        <message>
            <source>Add {what}</source>
            <translation>添加 {what}</translation>
        </message>
        <message>
            <source>Move {what}</source>
            <translation>移动 {what}</translation>
        </message>
        <message>
            <source>Delete {what}</source>
            <translation>删除 {what}</translation>
        </message>
        <message>
            <source>Duplicate {what}</source>
            <translation>复制一份 {what}</translation>
        </message>
        <message>
            <source>Rename {what}</source>
            <translation>重命名 {what}</translation>
        </message>
        <message>
            <source>Disable {what}</source>
            <translation>停用{what}</translation>
        </message>
        <message>
            <source>the network</source>
            <translation>网络</translation>
        </message>
        <message>
            <source>Note on {what}</source>
            <translation>{what}的备注</translation>
        </message>
        <message>
            <source>Train {what}</source>
            <translation>训练 {what}</translation>
        </message>
        <message>
            <source>Freeze {what}</source>
            <translation>冻结 {what}</translation>
        </message>
        <message>
            <source>Group {what}</source>
            <translation>将 {what} 组成一组</translation>
        </message>
        <message>
            <source>Ungroup {what}</source>
            <translation>解散 {what}</translation>
        </message>
        <message>
            <source>The output is what no layer reads: no wire can be drawn to it</source>
            <translation>输出就是没有任何层读取的结果：不能把连线接到它上面</translation>
        </message>
        <message>
            <source>Apply code</source>
            <translation>应用代码</translation>
        </message>
        <message>
            <source>The code is on the clipboard</source>
            <translation>代码已在剪贴板上</translation>
        </message>
        <message>
            <source>The code is in {name}</source>
            <translation>代码已保存到 {name}</translation>
        </message>
        <message>
            <source>The network is what its code says.</source>
            <translation>网络已与代码一致。</translation>
        </message>
        <message>
            <source>Nothing in the code changes the network.</source>
            <translation>代码中没有任何内容改变网络。</translation>
        </message>
        <message>
            <source>{name} was taken apart, since its layers no longer make one group.</source>
            <translation>{name} 已被拆开，因为其中的层不再构成一个组。</translation>
        </message>
        <message>
            <source>The comment in line {line} is beside no layer, and is not kept.</source>
            <translation>第 {line} 行的注释不属于任何层，不会保留。</translation>
        </message>
        <message>
            <source>{count} lines of comments are beside no layer, and are not kept.</source>
            <translation>有 {count} 行注释不属于任何层，不会保留。</translation>
        </message>
        <message>
            <source>Line {line} has nothing to do with the network, and was passed over.</source>
            <translation>第 {line} 行与网络无关，已略过。</translation>
        </message>
        <message>
            <source>{count} lines have nothing to do with the network, and were passed over.</source>
            <translation>有 {count} 行与网络无关，已略过。</translation>
        </message>
        <message>
            <source>Something went wrong that should not ({kind}). Your network is as it was: save it, and please report what is in {path}.</source>
            <translation>出现了不该出现的错误（{kind}）。您的网络保持原样：请保存它，并请报告 {path} 中的内容。</translation>
        </message>
        <message>
            <source>'{name}' must end in .png, .svg or .csv.</source>
            <translation>'{name}' 必须以 .png、.svg 或 .csv 结尾。</translation>
        </message>
        <message>
            <source>The network has its data again, and training can go on where it stopped.</source>
            <translation>网络重新找到了数据，训练可以从停下的地方继续。</translation>
        </message>
        <message>
            <source>The network has its data again.</source>
            <translation>网络重新找到了数据。</translation>
        </message>
        <message>
            <source>Reading the data ...</source>
            <translation>正在读取数据...</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>{network} comes with {data}.</source>
            <translation>{network} 自带数据 {data}。</translation>
        </message>
        <message>
            <source>Use {data}</source>
            <translation>使用 {data}</translation>
        </message>
        <message>
            <source>The data of this network is not at {path} any more.</source>
            <translation>此网络的数据已不在 {path}。</translation>
        </message>
        <message>
            <source>Look at the data ...</source>
            <translation>查看数据...</translation>
        </message>
        <message>
            <source>Find the data ...</source>
            <translation>查找数据...</translation>
        </message>
        <message>
            <source>There is not enough memory for this data.</source>
            <translation>内存不足，无法读取此数据。</translation>
        </message>
        <message>
            <source>Reading ended by an error in the program ({error}). The log has the details.</source>
            <translation>读取因程序错误而中止（{error}）。详情见日志。</translation>
        </message>
        <message>
            <source>The network that trains learns from other data. The pad waits for the next run.</source>
            <translation>正在训练的网络用的是别的数据。画板会等到下一次训练。</translation>
        </message>
        <message>
            <source>The network reads {read}, and the data is {given}.</source>
            <translation>网络读取 {read}，而数据是 {given}。</translation>
        </message>
        <message>
            <source>{count:,} pictures are in {path}.</source>
            <translation>{count:,} 张图片已存入 {path}。</translation>
        </message>
        <message>
            <source>Learn your hand</source>
            <translation>学习你的笔迹</translation>
        </message>
        <message>
            <source>The network gets all of these images right.</source>
            <translation>网络对这些图像全都判断正确。</translation>
        </message>
        <message>
            <source>Looking for a mistake ...</source>
            <translation>正在寻找错误...</translation>
        </message>
        <message>
            <source>There is no picture on the clipboard.</source>
            <translation>剪贴板上没有图片。</translation>
        </message>
        <message>
            <source>Opening {path} ...</source>
            <translation>正在打开 {path}...</translation>
        </message>
        <message>
            <source>{name} has come in whole.</source>
            <translation>{name} 已完整导入。</translation>
        </message>
        <message>
            <source>It was given up: nothing is written.</source>
            <translation>已放弃：没有写入任何内容。</translation>
        </message>
        <message>
            <source>This is {name} as it was at {time}. Save it under a name to go on with it.</source>
            <translation>这是 {name} 在 {time} 时的版本。要在此基础上继续，请另存为新文件。</translation>
        </message>
        <message>
            <source>Saving to {path} ...</source>
            <translation>正在保存到 {path}...</translation>
        </message>
        <message>
            <source>Name the network</source>
            <translation>为网络命名</translation>
        </message>
        <message>
            <source>Saved to {path}</source>
            <translation>已保存到 {path}</translation>
        </message>
        <message>
            <source>It is saved. {fault}</source>
            <translation>已保存。{fault}</translation>
        </message>
        <message>
            <source>The answer is an image here: there is no single score to explain.</source>
            <translation>这里的答案是一幅图像：没有单个得分可以解释。</translation>
        </message>
        <message>
            <source>{title} is in the palette now, under Groups.</source>
            <translation>{title} 现在位于面板的“组”之下。</translation>
        </message>
        <message>
            <source>Change {what}</source>
            <translation>更改 {what}</translation>
        </message>
        <message>
            <source>Connect {source} to {target}</source>
            <translation>把 {source} 连接到 {target}</translation>
        </message>
        <message>
            <source>Change title</source>
            <translation>更改标题</translation>
        </message>
        <message>
            <source>Set {what} for the group</source>
            <translation>为该组设置 {what}</translation>
        </message>
        <message>
            <source>No longer set {what} for the group</source>
            <translation>不再为该组设置 {what}</translation>
        </message>
        <message>
            <source>Work of an earlier session was not saved, and is still there.</source>
            <translation>上次有未保存的内容，仍然保留着。</translation>
        </message>
        <message>
            <source>Settings such as theme, language and recent files are not kept: {path} can't be written.</source>
            <translation>主题、语言、最近的文件等设置不会被保留：无法写入 {path}。</translation>
        </message>
        <message>
            <source>Thaw, a tenth of the learning rate</source>
            <translation>解冻，学习率降为十分之一</translation>
        </message>
        <message>
            <source>There is not enough memory for this network: choose a smaller batch size or fewer units.</source>
            <translation>内存不足以容纳这个网络：请选择更小的批大小或更少的单元。</translation>
        </message>
        <message>
            <source>Training ended by an error in the program ({error}). The log has the details.</source>
            <translation>训练因程序错误而结束 ({error})。详情见日志。</translation>
        </message>
        <message>
            <source>What was kept of this step can't be read any more.</source>
            <translation>这一步保留的内容已无法读取。</translation>
        </message>
        <message>
            <source>Layers can't bring weights while a network trains: stop the training first.</source>
            <translation>网络训练时不能带入权重：请先停止训练。</translation>
        </message>
        <message>
            <source>{path} has no layers.</source>
            <translation>{path} 没有任何层。</translation>
        </message>
        <message>
            <source>The network was changed meanwhile: insert the layers again.</source>
            <translation>网络在此期间被修改：请重新插入这些层。</translation>
        </message>
        <message>
            <source>Insert {what} from {title}</source>
            <translation>从 {title} 插入 {what}</translation>
        </message>
        <message>
            <source>This must be {wanted}.</source>
            <translation>应为 {wanted}。</translation>
        </message>
        <message>
            <source>“{typed}” is not used: this must be {wanted}.</source>
            <translation>未采用“{typed}”：应为 {wanted}。</translation>
        </message>
        <message>
            <source>whole numbers such as 7x7x64, each {range}</source>
            <translation>形如 7x7x64 的整数，每个 {range}</translation>
        </message>
        <message>
            <source>a whole number {range}</source>
            <translation>整数，{range}</translation>
        </message>
        <message>
            <source>a number {range}</source>
            <translation>数值，{range}</translation>
        </message>
    </context>
    <context>
        <name>strip</name>
        <message>
            <source>Open a template</source>
            <translation>打开模板</translation>
        </message>
        <message>
            <source>Template</source>
            <translation>模板</translation>
        </message>
    </context>
    <context>
        <name>tabs</name>
        <message>
            <source>Curves</source>
            <translation>曲线</translation>
        </message>
        <message>
            <source>Evaluate</source>
            <translation>评估</translation>
        </message>
        <message>
            <source>Inside</source>
            <translation>内部</translation>
        </message>
        <message>
            <source>Layers</source>
            <translation>层</translation>
        </message>
        <message>
            <source>Problems</source>
            <translation>问题</translation>
        </message>
        <message>
            <source>Problems ({0})</source>
            <translation>问题 ({0})</translation>
        </message>
    </context>
    <context>
        <name>unit</name>
        <message>
            <source>units</source>
            <translation>单元</translation>
        </message>
        <message>
            <source>filters</source>
            <translation>个滤波器</translation>
        </message>
        <message>
            <source>pixels</source>
            <translation>像素</translation>
        </message>
        <message>
            <source>fraction</source>
            <translation>比例</translation>
        </message>
        <message>
            <source>examples</source>
            <translation>个样本</translation>
        </message>
        <message>
            <source>of full scale</source>
            <translation>满量程</translation>
        </message>
        <message>
            <source>images</source>
            <translation>张图像</translation>
        </message>
        <message>
            <source>points</source>
            <translation>个点</translation>
        </message>
        <message>
            <source>epochs</source>
            <translation>轮</translation>
        </message>
        <message>
            <source>of the side</source>
            <translation>边长</translation>
        </message>
        <message>
            <source>degrees</source>
            <translation>度</translation>
        </message>
        <message>
            <source>probability</source>
            <translation>概率</translation>
        </message>
    </context>
</TS>
