using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Execution;

/// <summary>Tells what is wrong with a document against a schema; nothing where all is well.</summary>
public delegate IReadOnlyList<GraphQLError> DocumentValidator(Schema schema, DocumentNode document);
