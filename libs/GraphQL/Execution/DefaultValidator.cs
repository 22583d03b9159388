using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Execution;

internal static class DefaultValidator
{
    public static IReadOnlyList<GraphQLError> Validate(Schema schema, DocumentNode document) => [];
}
