using System.Diagnostics;

namespace Neura.GraphQL.Language;

public static partial class SyntaxPrinter
{
    private static string TypeSystem(ISyntaxNode node) => node switch
    {
        SchemaDefinitionNode n => Described(n) + Words("schema", Join(n.Directives, " "), Block(n.OperationTypes)),
        SchemaExtensionNode n => Words("extend schema", Join(n.Directives, " "), Block(n.OperationTypes)),
        OperationTypeDefinitionNode n => $"{n.Operation.ToKeyword()}: {Print(n.Type)}",
        DirectiveDefinitionNode n => $"{Described(n)}directive @{n.Name.Value}{Arguments(n.Arguments)}"
            + $"{(n.IsRepeatable ? " repeatable" : "")} on {Join(n.Locations, " | ")}",
        FieldDefinitionNode n =>
            $"{Described(n)}{n.Name.Value}{Arguments(n.Arguments)}: {Print(n.Type)}{Wrap(" ", Join(n.Directives, " "))}",
        InputValueDefinitionNode n =>
            $"{Described(n)}{n.Name.Value}: {Print(n.Type)}{Default(n.DefaultValue)}{Wrap(" ", Join(n.Directives, " "))}",
        EnumValueDefinitionNode n => Described(n) + Words(n.Name.Value, Join(n.Directives, " ")),
        ITypeDefinitionNode n => Described(n) + TypeDefinition(n),
        ITypeExtensionNode n => "extend " + TypeExtension(n),
        _ => throw new UnreachableException(node.Kind.ToString()),
    };

    private static string TypeDefinition(ITypeDefinitionNode node) => node switch
    {
        ScalarTypeDefinitionNode n => Head("scalar", n),
        ObjectTypeDefinitionNode n => Complex("type", n),
        InterfaceTypeDefinitionNode n => Complex("interface", n),
        UnionTypeDefinitionNode n => Words(Head("union", n), Wrap("= ", Join(n.Types, " | "))),
        EnumTypeDefinitionNode n => Words(Head("enum", n), Block(n.Values)),
        InputObjectTypeDefinitionNode n => Words(Head("input", n), Block(n.Fields)),
        _ => throw new UnreachableException(node.Kind.ToString()),
    };

    private static string TypeExtension(ITypeExtensionNode node) => node switch
    {
        ScalarTypeExtensionNode n => Head("scalar", n),
        ObjectTypeExtensionNode n => Complex("type", n),
        InterfaceTypeExtensionNode n => Complex("interface", n),
        UnionTypeExtensionNode n => Words(Head("union", n), Wrap("= ", Join(n.Types, " | "))),
        EnumTypeExtensionNode n => Words(Head("enum", n), Block(n.Values)),
        InputObjectTypeExtensionNode n => Words(Head("input", n), Block(n.Fields)),
        _ => throw new UnreachableException(node.Kind.ToString()),
    };

    private static string Head<T>(string keyword, T node) where T : INamedSyntaxNode, IHasDirectives =>
        Words(keyword, node.Name.Value, Join(node.Directives, " "));

    private static string Complex(string keyword, IComplexTypeNode node) => Words(
        keyword,
        node.Name.Value,
        Wrap("implements ", Join(node.Interfaces, " & ")),
        Join(node.Directives, " "),
        Block(node.Fields));

    private static string Arguments(IReadOnlyList<InputValueDefinitionNode> arguments)
    {
        var printed = arguments.Select(Print).ToArray();
        return printed.Any(a => a.Contains('\n'))
            ? Wrap("(\n", Indent(string.Join('\n', printed)), "\n)")
            : Wrap("(", string.Join(", ", printed), ")");
    }
}
