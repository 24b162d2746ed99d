/** What GraphiQL opens on. It must answer on the graph that is seeded at the first start. */
export const GRAPHIQL_QUERY = `# Who is Hanif Qureshi, and whom and what do the articles link him to?
# Press the Run button, or Ctrl+Enter.
{
  entity(id: "hanif-qureshi") {
    name
    summary
    relations(first: 5) {
      edges {
        direction
        node {
          kind
          role
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
