/** What GraphiQL opens on. It must answer on the graph that is seeded at the first start. */
export const GRAPHIQL_QUERY = `# Who is Hanif Qureshi, and which words tie him to what?
# Press the Run button, or Ctrl+Enter.
{
  entity(id: "hanif-qureshi") {
    name
    summary
    relations(first: 6) {
      edges {
        node {
          kind
          role
          evidence(first: 1) {
            edges {
              node {
                exact
              }
            }
          }
        }
        neighbor {
          name
          type
        }
      }
    }
  }
}
`;
