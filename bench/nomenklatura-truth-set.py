"""Scores the pairs that bench/resolve-truth-set.ts wrote with nomenklatura's matchers, for comparison.

    pip install nomenklatura
    npm run bench:resolve -- DIR PAIRS.json
    python bench/nomenklatura-truth-set.py PAIRS.json

Prints precision, recall and pairwise F1 of the clusters that each matcher makes at several thresholds.
"""

import json
import sys
from itertools import combinations

from followthemoney import EntityProxy, model
from nomenklatura.matching import get_algorithm

try:
    from nomenklatura.matching import ScoringConfig
except ImportError:  # Before 4.
    ScoringConfig = None

THRESHOLDS = [round(step / 50, 2) for step in range(5, 50)]


def entity_of(data):
    entity = EntityProxy(model.get(data["schema"]), {"id": data["id"]}, cleaned=True)
    for name, values in data["properties"].items():
        entity.add(name, values, cleaned=False, quiet=True)
    return entity


def pairs_of(ids, cluster):
    return {
        tuple(sorted(pair)) for pair in combinations(ids, 2) if cluster(pair[0]) == cluster(pair[1])
    }


def clusters(joins):
    parent = {}

    def find(key):
        while parent.get(key, key) != key:
            key = parent[key]
        return key

    for one, other in joins:
        parent[find(one)] = find(other)
    return find


def main(path):
    with open(path) as handle:
        data = json.load(handle)
    entities = {item["id"]: entity_of(item) for item in data["entities"]}
    true_cluster = {item["id"]: item.get("cluster") or item["id"] for item in data["entities"]}
    ids = list(entities)
    truth = pairs_of(ids, true_cluster.get)
    for name in ["logic-v2", "logic-v1", "regression-v1"]:
        algorithm = get_algorithm(name)
        if algorithm is None:
            print(f"{name}: not in this version")
            continue
        config = (algorithm.default_config() if hasattr(algorithm, "default_config") else
                  ScoringConfig.defaults() if ScoringConfig else None)
        scored = []
        for one, other in data["pairs"]:
            left, right = entities[one], entities[other]
            if left.schema.name != right.schema.name:
                continue
            result = (algorithm.compare(left, right, config) if config is not None
                      else algorithm.compare(left, right))
            scored.append((one, other, result.score))
        rows = []
        for threshold in THRESHOLDS:
            found = pairs_of(ids, clusters((a, b) for a, b, score in scored if score >= threshold))
            right = len(found & truth)
            precision = right / len(found) if found else 0.0
            recall = right / len(truth)
            f1 = 2 * precision * recall / (precision + recall) if right else 0.0
            rows.append((threshold, precision, recall, f1))
        best = max(rows, key=lambda row: row[3])
        documented = next(row for row in rows if row[0] == 0.7)
        for label, (threshold, precision, recall, f1) in [("documented", documented), ("best", best)]:
            print(f"{name}, threshold {threshold} ({label}): precision {precision:.4f}, "
                  f"recall {recall:.4f}, pairwise F1 {f1:.4f}")


if __name__ == "__main__":
    main(sys.argv[1])
