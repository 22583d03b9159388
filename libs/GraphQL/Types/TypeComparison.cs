namespace Neura.GraphQL.Types;

/// <summary>How types relate (https://spec.graphql.org/October2021/#IsValidImplementationFieldType()).</summary>
public static class TypeComparison
{
    public static bool AreEqual(IType a, IType b) => (a, b) switch
    {
        (NonNullType x, NonNullType y) => AreEqual(x.NullableType, y.NullableType),
        (ListType x, ListType y) => AreEqual(x.ElementType, y.ElementType),
        _ => ReferenceEquals(a, b),
    };

    /// <summary>May a value of the one stand wherever the other is expected?</summary>
    public static bool IsSubType(Schema schema, IType maybeSubType, IType superType) => (maybeSubType, superType) switch
    {
        _ when ReferenceEquals(maybeSubType, superType) => true,
        (NonNullType sub, NonNullType super) => IsSubType(schema, sub.NullableType, super.NullableType),
        (_, NonNullType) => false,
        (NonNullType sub, _) => IsSubType(schema, sub.NullableType, superType),
        (ListType sub, ListType super) => IsSubType(schema, sub.ElementType, super.ElementType),
        (ComplexType sub, NamedType super) => super.IsAbstractType() && schema.IsSubType(super, sub),
        _ => false,
    };

    /// <summary>Can one object be of both?</summary>
    public static bool DoOverlap(Schema schema, NamedType a, NamedType b) => (a.IsAbstractType(), b.IsAbstractType()) switch
    {
        _ when ReferenceEquals(a, b) => true,
        (true, true) => schema.GetPossibleTypes(a).Any(type => schema.IsSubType(b, type)),
        (true, false) => schema.IsSubType(a, b),
        (false, true) => schema.IsSubType(b, a),
        _ => false,
    };
}
