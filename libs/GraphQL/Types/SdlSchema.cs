using Neura.GraphQL.Language;
using Neura.GraphQL.Validation;

namespace Neura.GraphQL.Types;

/// <summary>Builds schemas from text in the schema definition language.</summary>
public static class SdlSchema
{
    /// <summary>Reads a schema and checks it, by the rules for text and then by those for types.</summary>
    /// <exception cref="SyntaxException">The text is no GraphQL.</exception>
    /// <exception cref="GraphQLException">The text defines no valid schema.</exception>
    public static Schema Build(string sdl)
    {
        var document = GraphQLParser.Parse(sdl, ParserOptions.Trusted);
        var errors = DocumentValidator.ValidateSdl(document);
        return errors.Count == 0 ? SchemaValidator.Require(BuildUnchecked(document)) : throw new GraphQLException(errors);
    }

    /// <summary>Builds what the documents say, definitions and extensions alike, without asking whether it is valid.</summary>
    /// <exception cref="GraphQLException">A type is referred to that is defined nowhere.</exception>
    public static Schema BuildUnchecked(params IReadOnlyList<DocumentNode> documents) => new(new SdlTypeBuilder(documents).Build());
}
