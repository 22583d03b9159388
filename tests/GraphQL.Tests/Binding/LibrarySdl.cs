namespace NeuraNft.GraphQL.Tests.Binding;

/// <summary>The text of the sample schema.</summary>
internal static class LibrarySdl
{
    public const string Text = """"
        type Query {
          """
          Any object by its global id; null when it does not exist or may not be seen.
          """
          node(
            """A global id."""
            id: ID!
          ): Node

          """Up to 50 objects at once, in the order asked for."""
          nodes(
            """Global ids."""
            ids: [ID!]!
          ): [Node]!
          books(
            """How many items from the start."""
            first: Int

            """Start after the item of this cursor."""
            after: String

            """How many items from the end."""
            last: Int

            """End before the item of this cursor."""
            before: String
            genre: Genre
          ): BookConnection!
          findBook(by: BookByInput!): Book
          works: [Work!]!
          whoAmI: String
          broken: Int!
          slow: Int!
          echo(text: String! = "nothing", genre: Genre! = SCIENCE_FICTION, numbers: [Int!]): String!
        }

        """An object that `node(id:)` finds again."""
        interface Node {
          """The object's global id."""
          id: ID!
        }

        """One page of a list."""
        type BookConnection {
          """Where this page stands."""
          pageInfo: PageInfo!

          """The items with their cursors."""
          edges: [BookEdge!]

          """The items."""
          nodes: [Book!]

          """How many there are on all pages together."""
          totalCount: Int!
        }

        """Where a page stands in its list."""
        type PageInfo {
          """Is there more after this page?"""
          hasNextPage: Boolean!

          """Is there more before this page?"""
          hasPreviousPage: Boolean!

          """The cursor of the first edge."""
          startCursor: String

          """The cursor of the last edge."""
          endCursor: String
        }

        """An item and its place in the list."""
        type BookEdge {
          """Hand it back as `after` or `before`."""
          cursor: String!

          """The item."""
          node: Book!
        }

        enum Genre {
          NOVEL
          SCIENCE_FICTION
        }

        input BookByInput @oneOf {
          isbn: Isbn
          id: ID
        }

        """An ISBN-13."""
        scalar Isbn

        type Mutation {
          addBook(input: AddBookInput!): AddBookPayload!
        }

        type AddBookPayload {
          book: Book
          errors: [AddBookError!]
        }

        union AddBookError = TitleMissingError | IsbnTakenError

        type TitleMissingError implements Error {
          message: String!
        }

        """A refusal told as data."""
        interface Error {
          """A sentence for people."""
          message: String!
        }

        type IsbnTakenError implements Error {
          message: String!
          isbn: Isbn!
        }

        input AddBookInput {
          title: String!
          authorId: ID!
          isbn: Isbn!
          publishedAt: DateTime!
          genre: Genre! = NOVEL
          tags: [String!]
        }

        """An instant with its offset, RFC 3339, at most 7 fraction digits."""
        scalar DateTime @specifiedBy(url: "https://scalars.graphql.org/chillicream/date-time.html")

        """Something to read."""
        type Book implements Node & Work {
          id: ID!
          title: String!
          isbn: Isbn!
          genre: Genre!
          publishedAt: DateTime!
          subtitle: String
          tags: [String!]!
          number: Long! @deprecated(reason: "Use isbn.")
          purchasePrice: Decimal!
          author: Author
          authorId: ID!
        }

        """A signed whole number of 64 bits."""
        scalar Long

        """An exact decimal number."""
        scalar Decimal

        type Author implements Node {
          id: ID!
          name: String!
          email: String!
        }

        interface Work {
          title: String!
        }

        type Film implements Work {
          title: String!
          minutes: Int!
        }

        """";
}
