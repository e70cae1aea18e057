"""The tests mirror the packages of nnstudio; the files beside this one watch over all of them."""
