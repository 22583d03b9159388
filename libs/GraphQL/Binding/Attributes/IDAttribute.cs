namespace Neura.GraphQL.Binding;

/// <summary>
/// The field or argument is an opaque global id: type name and key, told apart by <see cref="INodeIdSerializer"/>. As an
/// argument, an id of another type is refused with <c>INVALID_ID</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter)]
public class IDAttribute(string? typeName = null) : Attribute
{
    /// <summary>The type whose id it is; null for the type that declares the field, or for any type where it is an argument.</summary>
    public string? TypeName { get; } = typeName;

    public virtual Type? ClrType => null;
}

/// <summary>An id of the object type bound to <typeparamref name="T"/>.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class IDAttribute<T> : IDAttribute
{
    public override Type ClrType => typeof(T);
}
