namespace Neura.GraphQL.Types;

/// <summary>What implements an interface.</summary>
public sealed class Implementations
{
    internal Implementations(List<ObjectType> objects, List<InterfaceType> interfaces) =>
        (ObjectList, InterfaceList) = (objects, interfaces);

    public static Implementations None { get; } = new([], []);

    public IReadOnlyList<ObjectType> Objects => ObjectList;

    public IReadOnlyList<InterfaceType> Interfaces => InterfaceList;

    internal List<ObjectType> ObjectList { get; }

    internal List<InterfaceType> InterfaceList { get; }
}
