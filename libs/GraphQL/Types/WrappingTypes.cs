namespace Neura.GraphQL.Types;

public sealed class ListType(IType elementType) : IType
{
    public TypeKind Kind => TypeKind.List;

    public IType ElementType { get; } = elementType;

    public override string ToString() => $"[{ElementType}]";
}

public sealed class NonNullType : IType
{
    /// <exception cref="ArgumentException">The type is non-null already.</exception>
    public NonNullType(IType nullableType)
    {
        if (nullableType is NonNullType)
            throw new ArgumentException($"Expected {nullableType} to be a nullable type.", nameof(nullableType));
        NullableType = nullableType;
    }

    public TypeKind Kind => TypeKind.NonNull;

    public IType NullableType { get; }

    public override string ToString() => $"{NullableType}!";
}
