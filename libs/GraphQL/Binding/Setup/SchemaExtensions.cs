using Neura.GraphQL.Types;

namespace Neura.GraphQL.Binding;

/// <summary>Conveniences on schemas.</summary>
public static class SchemaExtensions
{
    /// <summary>The schema as text, to be committed and compared: its order depends on the C# sources alone.</summary>
    public static string Print(this Schema schema) => SchemaPrinter.Print(schema) + "\n";
}
