namespace Neura.GraphQL.Types;

/// <summary>Questions about types, whatever wraps them.</summary>
public static class TypeExtensions
{
    /// <summary>The named type inside all lists and non-nulls.</summary>
    public static NamedType NamedType(this IType type)
    {
        while (true)
        {
            switch (type)
            {
                case ListType list:
                    type = list.ElementType;
                    break;
                case NonNullType nonNull:
                    type = nonNull.NullableType;
                    break;
                default:
                    return (NamedType)type;
            }
        }
    }

    /// <summary>The type without a non-null around it.</summary>
    public static IType NullableType(this IType type) => type is NonNullType nonNull ? nonNull.NullableType : type;

    public static bool IsNonNullType(this IType type) => type is NonNullType;

    public static bool IsListType(this IType type) => type.NullableType() is ListType;

    /// <summary>May a variable, an argument or an input field have it?</summary>
    public static bool IsInputType(this IType type) => type.NamedType() is ScalarType or EnumType or InputObjectType;

    /// <summary>May a field have it?</summary>
    public static bool IsOutputType(this IType type) => type.NamedType() is not InputObjectType;

    /// <summary>Scalar or enum, unwrapped.</summary>
    public static bool IsLeafType(this IType type) => type is ScalarType or EnumType;

    /// <summary>Has a selection set: object, interface or union, unwrapped.</summary>
    public static bool IsCompositeType(this IType type) => type is ObjectType or InterfaceType or UnionType;

    /// <summary>Interface or union, unwrapped.</summary>
    public static bool IsAbstractType(this IType type) => type is InterfaceType or UnionType;
}
