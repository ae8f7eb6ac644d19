#!/usr/bin/python3
"""Reads a model that Activarium wrote as a safetensors file and predicts with it, in double precision and without a line
of the engine: what a program of another maker would do with the file. Raw inputs come as JSON on stdin, a list of rows:

    /usr/bin/python3 read-model.py model.safetensors < rows.json

It prints {"logits": [[…]], "outputs": [[…]]}, where outputs are probabilities of classes, or the logits themselves where
targets are numbers."""

import json
import math
import pathlib
import struct
import sys

import numpy as np

NORM_EPSILON = 1e-5  # of nn.BatchNorm1d


def read_file(path):
    """The tensors by name, as doubles, and the metadata."""
    data = pathlib.Path(path).read_bytes()
    (length,) = struct.unpack_from("<Q", data)
    header = json.loads(data[8 : 8 + length].decode("utf-8"))
    metadata = header.pop("__metadata__", {})
    numbers = data[8 + length :]
    tensors = {}
    for name, entry in header.items():
        assert entry["dtype"] == "F32", name
        begin, end = entry["data_offsets"]
        tensors[name] = np.frombuffer(numbers[begin:end], "<f4").reshape(entry["shape"]).astype(np.float64)
    return tensors, metadata


def sigmoid(x):
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + small), small / (1 + small))


def gelu(x):
    return x * 0.5 * np.vectorize(math.erfc, otypes=[float])(-x / math.sqrt(2))


def swiglu(x):
    values, gates = np.split(x, 2, axis=1)
    return values * gates * sigmoid(gates)


# Elementwise ones have the parameters of each unit, or of all, as p[0]; a gated one halves the columns.
ACTIVATIONS = {
    "none": lambda x, p: x,
    "relu": lambda x, p: np.maximum(x, 0),
    "tanh": lambda x, p: np.tanh(x),
    "gelu": lambda x, p: gelu(x),
    "sigmoid": lambda x, p: sigmoid(x),
    "prelu": lambda x, p: np.where(x > 0, x, p[0] * x),
    "elu-alpha": lambda x, p: np.where(x > 0, x, p[0] * np.expm1(np.minimum(x, 0))),
    "swiglu": lambda x, p: swiglu(x),
}
HAVE_PARAMETERS = {"prelu", "elu-alpha"}


def sets_of_layers(description, tensors):
    """For each hidden layer its activation's parameters, [scalars × sets], or None."""
    sets, shared, count = [], {}, 0
    for layer in description["layers"]:
        activation = layer["activation"]
        if activation not in HAVE_PARAMETERS:
            sets.append(None)
        elif description["share"] == "network" and activation in shared:
            sets.append(shared[activation])
        else:
            shared[activation] = tensors[f"activations.{count}.values"]
            sets.append(shared[activation])
            count += 1
    return sets


def predict(tensors, description, rows):
    scaling = description["input"]["scaling"]
    x = np.array(rows, dtype=np.float64) * np.array(scaling["multiply"]) + np.array(scaling["add"])
    dense = lambda i, h: h @ tensors[f"layers.{i}.weight"].T + tensors[f"layers.{i}.bias"]
    for i, (layer, parameters) in enumerate(zip(description["layers"], sets_of_layers(description, tensors))):
        x = dense(i, x)
        if layer.get("norm") == "batch":
            of = lambda name: tensors[f"layers.{i}.norm.{name}"]
            deviation = np.sqrt(of("running_var") + NORM_EPSILON)
            x = (x - of("running_mean")) / deviation * of("weight") + of("bias")
        x = ACTIVATIONS[layer["activation"]](x, parameters)
    logits = dense(len(description["layers"]), x)
    if description["output"]["targets"] == "numbers":
        return logits, logits
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return logits, powers / powers.sum(axis=1, keepdims=True)


def main():
    tensors, metadata = read_file(sys.argv[1])
    logits, outputs = predict(tensors, json.loads(metadata["activarium"]), json.load(sys.stdin))
    json.dump({"logits": logits.tolist(), "outputs": outputs.tolist()}, sys.stdout)


if __name__ == "__main__":
    main()
