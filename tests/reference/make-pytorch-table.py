#!/usr/bin/python3
"""Makes pytorch-table.json: what PyTorch's whole trainings end at, by function and seed, for `npm run reproduce`.

The trainings are those of train-in-pytorch.py with --own-start: the book chapter's network and settings, initial
weights and order of the images PyTorch's own. SiLU stands for Swish too, which is the same function with its start
value. The file is written after each training, seed by seed; what is in it is not trained again, so that a run that was
cut off, or one with more seeds, goes on from there. With another processor's kernels the
roundings differ, and with them the last digits.

    /usr/bin/python3 make-pytorch-table.py [--seeds 8] [--only relu,staf] [--data folder]
"""

import argparse
import importlib.util
import json
import os
import pathlib

import torch

here = pathlib.Path(__file__).parent
spec = importlib.util.spec_from_file_location("train_in_pytorch", here / "train-in-pytorch.py")
training = importlib.util.module_from_spec(spec)
spec.loader.exec_module(training)

IDS = ["sigmoid", "tanh", "relu", "gelu", "mish", "leaky-relu", "silu", "hardswish", "prelu", "rrelu", "elu-alpha",
       "none", "staf"]
FILE = here / "pytorch-table.json"
SETTINGS = {
    "made": "make-pytorch-table.py", "torch": torch.__version__, "dtype": "float32", "dataset": "fashion-mnist",
    "hidden": training.losses.SIZES[1:-1], "share": "network", "epochs": training.EPOCHS,
    "batchSize": training.losses.BATCH, "learningRate": training.LEARNING_RATE, "momentum": training.MOMENTUM,
    "accuracy": "of the 10,000 test images, a fraction", "loss": "mean cross-entropy of the test images",
}


def read():
    """What is in the file, by (id, seed)."""
    if not FILE.exists():
        return {}
    found = json.loads(FILE.read_text(encoding="ascii"))
    if found["settings"] != SETTINGS:
        raise SystemExit(f"{FILE} was made with other settings or another PyTorch: remove it to make it anew.")
    return {(id, row["seed"]): row for id, rows in found["trainings"].items() for row in rows}


def write(rows):
    """A line for each training; the old file stays whole until the new one is."""
    blocks = []
    for id in IDS:
        lines = [json.dumps(rows[key]) for key in sorted(rows) if key[0] == id]
        if lines:
            blocks.append(f'  "{id}": [\n    ' + ",\n    ".join(lines) + "\n  ]")
    text = f'{{\n "settings": {json.dumps(SETTINGS, indent=2)},\n "trainings": {{\n' + ",\n".join(blocks) + "\n }\n}\n"
    new = FILE.with_suffix(".new")
    new.write_text(text, encoding="ascii")
    os.replace(new, FILE)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--seeds", type=int, default=8)
    arguments.add_argument("--only", default=",".join(IDS))
    arguments.add_argument("--data", type=pathlib.Path, default=training.DATA)
    options = arguments.parse_args()
    ids = options.only.split(",")
    if not set(ids) <= set(IDS):
        arguments.error(f"--only: there are {', '.join(IDS)}")

    torch.set_num_threads(1)
    images, labels, test_images, test_labels = training.read_data(options.data)
    rows = read()
    for seed in range(1, options.seeds + 1):
        for id in ids:
            if (id, seed) in rows:
                continue
            accuracy, loss = training.evaluate(training.train(id, seed, True, images, labels), test_images, test_labels)
            rows[id, seed] = {"seed": seed, "accuracy": accuracy, "loss": round(loss, 6)}
            write(rows)
            print(f"{id}, seed {seed}: accuracy {100 * accuracy:.2f} %, loss {loss:.4f}", flush=True)


if __name__ == "__main__":
    main()
