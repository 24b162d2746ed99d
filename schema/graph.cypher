// Constraints and indexes of the graph, applied at every start; each statement changes nothing
// the second time. They run unaltered on both engines. The embedded engine needs an INDEX beside
// each UNIQUE constraint: without the index its MERGE is quadratic, without the constraint two
// open transactions could make two nodes of one id. On Neo4j a constraint brings its own index,
// so the adapter leaves out an index on a property that a constraint covers.

CREATE CONSTRAINT entity_id_unique IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE INDEX entity_id IF NOT EXISTS FOR (n:Entity) ON (n.id);
CREATE INDEX entity_canonical_id IF NOT EXISTS FOR (n:Entity) ON (n.canonicalId);
CREATE INDEX entity_type IF NOT EXISTS FOR (n:Entity) ON (n.type);
CREATE INDEX entity_bucket IF NOT EXISTS FOR (n:Entity) ON (n.bucket);

CREATE CONSTRAINT claim_id_unique IF NOT EXISTS FOR (n:Claim) REQUIRE n.id IS UNIQUE;
CREATE INDEX claim_id IF NOT EXISTS FOR (n:Claim) ON (n.id);
CREATE INDEX claim_bucket IF NOT EXISTS FOR (n:Claim) ON (n.bucket);
CREATE INDEX relation_subject IF NOT EXISTS FOR (n:Relation) ON (n.subjectId);
CREATE INDEX relation_object IF NOT EXISTS FOR (n:Relation) ON (n.objectId);
CREATE INDEX fact_subject IF NOT EXISTS FOR (n:Fact) ON (n.subjectId);
CREATE INDEX relation_out_shelf IF NOT EXISTS FOR (n:Relation) ON (n.outShelf);
CREATE INDEX relation_in_shelf IF NOT EXISTS FOR (n:Relation) ON (n.inShelf);

CREATE CONSTRAINT hub_id_unique IF NOT EXISTS FOR (n:Hub) REQUIRE n.id IS UNIQUE;
CREATE INDEX hub_id IF NOT EXISTS FOR (n:Hub) ON (n.id);
CREATE CONSTRAINT source_id_unique IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE;
CREATE INDEX source_id IF NOT EXISTS FOR (n:Source) ON (n.id);
CREATE CONSTRAINT log_entry_id_unique IF NOT EXISTS FOR (n:LogEntry) REQUIRE n.id IS UNIQUE;
CREATE INDEX log_entry_id IF NOT EXISTS FOR (n:LogEntry) ON (n.id);
CREATE CONSTRAINT key_id_unique IF NOT EXISTS FOR (n:Key) REQUIRE n.id IS UNIQUE;
CREATE INDEX key_id IF NOT EXISTS FOR (n:Key) ON (n.id);
CREATE CONSTRAINT word_id_unique IF NOT EXISTS FOR (n:Word) REQUIRE n.id IS UNIQUE;
CREATE INDEX word_id IF NOT EXISTS FOR (n:Word) ON (n.id);
CREATE CONSTRAINT lock_id_unique IF NOT EXISTS FOR (n:Lock) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT checkpoint_id_unique IF NOT EXISTS FOR (n:Checkpoint) REQUIRE n.id IS UNIQUE;
CREATE INDEX checkpoint_id IF NOT EXISTS FOR (n:Checkpoint) ON (n.id);
