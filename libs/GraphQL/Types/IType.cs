namespace Neura.GraphQL.Types;

/// <summary>A type as a field or input refers to it: a named type, or a list or non-null around one. Prints as in schema text.</summary>
public interface IType
{
    TypeKind Kind { get; }
}

/// <summary>Kinds of types, named as in introspection.</summary>
public enum TypeKind
{
    Scalar,
    Object,
    Interface,
    Union,
    Enum,
    InputObject,
    List,
    NonNull,
}
