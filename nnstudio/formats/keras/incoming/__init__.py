"""Networks of Keras that come in: `.keras`, legacy `.h5`, `model.to_json()`. No Keras is needed, and no code is run."""
