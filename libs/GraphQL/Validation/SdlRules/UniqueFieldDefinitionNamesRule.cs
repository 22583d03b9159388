using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Validation.SdlRules;

/// <summary>A type and its extensions name each field once.</summary>
internal sealed class UniqueFieldDefinitionNamesRule(ValidationContext context) : ValidationRule
{
    private readonly Dictionary<(string Type, string Field), NameNode> known = [];

    public override bool Enter(ISyntaxNode node)
    {
        var fields = node switch
        {
            IComplexTypeNode n => n.Fields.Select(f => f.Name),
            InputObjectTypeDefinitionNode n => n.Fields.Select(f => f.Name),
            InputObjectTypeExtensionNode n => n.Fields.Select(f => f.Name),
            _ => null,
        };
        if (fields is null)
            return node is DocumentNode;
        var type = ((INamedSyntaxNode)node).Name.Value;
        foreach (var name in fields)
        {
            if (Exists(type, name.Value))
                context.Report(
                    $"Field \"{type}.{name.Value}\" already exists in the schema. It cannot also be defined in this type extension.", name);
            else if (!known.TryAdd((type, name.Value), name))
                context.Report($"Field \"{type}.{name.Value}\" can only be defined once.", known[(type, name.Value)], name);
        }
        return false;
    }

    private bool Exists(string type, string field) => context.SchemaOrNull?.GetType(type) switch
    {
        ComplexType t => t.Fields.Contains(field),
        InputObjectType t => t.Fields.Contains(field),
        _ => false,
    };
}
