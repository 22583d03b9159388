using System.Diagnostics.CodeAnalysis;

namespace Neura.GraphQL.Binding;

/// <summary>Makes global ids of a type's name and an object's key. Opaque to clients, but no secret and no proof.</summary>
public interface INodeIdSerializer
{
    string Format(string typeName, string key);

    bool TryParse(string id, [NotNullWhen(true)] out string? typeName, [NotNullWhen(true)] out string? key);
}
