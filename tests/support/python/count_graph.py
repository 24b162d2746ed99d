"""Counts what another reader finds in an export: `count_graph.py graphml|json-ld FILE` prints JSON."""

import json
import sys

SUTRA = "urn:sutra:vocabulary:"


def graphml(path):
    import networkx

    graph = networkx.read_graphml(path)
    return {
        "nodes": graph.number_of_nodes(),
        "edges": graph.number_of_edges(),
        "names": {node: data.get("name") for node, data in graph.nodes(data=True)},
        "pairs": sorted([source, target, data["kind"]] for source, target, data in graph.edges(data=True)),
    }


def json_ld(path):
    from rdflib import RDF, Graph, URIRef

    graph = Graph()
    graph.parse(path, format="json-ld")
    prov = "http://www.w3.org/ns/prov#"
    schema = "https://schema.org/"
    entities = set(graph.subjects(RDF.type, URIRef(SUTRA + "Entity")))
    relations = set(graph.subjects(RDF.type, URIRef(SUTRA + "Relation")))
    return {
        "nodes": len(entities),
        "edges": len(relations),
        "ends": sum(
            1
            for relation in relations
            if {graph.value(relation, RDF.subject), graph.value(relation, RDF.object)} <= entities
        ),
        "triples": sum(
            1
            for relation in relations
            if (
                graph.value(relation, RDF.subject),
                graph.value(relation, RDF.predicate),
                graph.value(relation, RDF.object),
            )
            in graph
        ),
        "extracts": len(list(graph.subject_objects(URIRef(prov + "wasQuotedFrom")))),
        "derived": len(list(graph.subject_objects(URIRef(prov + "wasDerivedFrom")))),
        "names": {
            str(graph.value(entity, URIRef(schema + "identifier"))): str(
                graph.value(entity, URIRef(schema + "name"))
            )
            for entity in entities
        },
    }


print(json.dumps({"graphml": graphml, "json-ld": json_ld}[sys.argv[1]](sys.argv[2])))
