using Neura.GraphQL.Language;

namespace Neura.GraphQL.Types;

/// <summary>What the parts of <see cref="SchemaValidator"/> share: the schema, and the errors found so far.</summary>
internal sealed class SchemaErrors(Schema schema)
{
    public Schema Schema { get; } = schema;

    public List<GraphQLError> Found { get; } = [];

    public void Report(string message, params IReadOnlyList<ISyntaxNode?> nodes) => Found.Add(new GraphQLError(message, nodes));

    public void CheckName(string name, ISyntaxNode? node)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
            Report($"Name \"{name}\" must not begin with \"__\", which is reserved by GraphQL introspection.", node);
        else if (name.Length == 0 || char.IsAsciiDigit(name[0]) || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '_'))
            Report($"Names must only contain [_a-zA-Z0-9] and not start with a digit but \"{name}\" does not.", node);
    }

    /// <summary>Checks an argument or input field. The coordinate is its place, as in <c>Query.field(argument:)</c>.</summary>
    public void CheckInput(InputValueDefinition input, string coordinate, string kind, ISyntaxNode? typeNode)
    {
        CheckName(input.Name, input.SyntaxNode);
        if (!input.Type.IsInputType())
            Report($"The type of {coordinate} must be Input Type but got: {input.Type}.", typeNode);
        if (DefaultIsCircular(input))
            Report($"The default value of {coordinate} refers to itself.", input.SyntaxNode?.DefaultValue);
        else if (input.IsRequired && input.DeprecationReason is not null)
            Report($"Required {kind} {coordinate} cannot be deprecated.", DeprecatedDirective(input), input.SyntaxNode?.Type);
    }

    /// <summary>Found here rather than by the first request that leaves the input out. graphql-js 16 overflows its stack instead.</summary>
    private static bool DefaultIsCircular(InputValueDefinition input)
    {
        try
        {
            _ = input.HasDefaultValue;
            return false;
        }
        catch (GraphQLException)
        {
            return true;
        }
    }

    private static DirectiveNode? DeprecatedDirective(InputValueDefinition input) =>
        input.SyntaxNode?.Directives.FirstOrDefault(d => d.Name.Value == DirectiveTypes.Deprecated.Name);
}
