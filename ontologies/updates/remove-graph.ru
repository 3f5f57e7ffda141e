# description: Takes a graph away, and from the default graph what no other graph says.
# parameters: GRAPH
DELETE { ?s ?p ?o }
WHERE {
  GRAPH $GRAPH { ?s ?p ?o }
  FILTER NOT EXISTS { GRAPH ?other { ?s ?p ?o } FILTER (?other != $GRAPH) }
} ;
DROP SILENT GRAPH $GRAPH
