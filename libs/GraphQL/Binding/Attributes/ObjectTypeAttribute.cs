namespace Neura.GraphQL.Binding;

/// <summary>
/// The static methods of this class are further fields of the object type of <typeparamref name="T"/>; where one has the name
/// of a property of <typeparamref name="T"/> it takes that property's place.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ObjectTypeAttribute<T> : ObjectTypeAttribute
{
    public override Type Extends => typeof(T);
}

/// <summary>The untyped side of <see cref="ObjectTypeAttribute{T}"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class ObjectTypeAttribute : Attribute
{
    public abstract Type Extends { get; }

    /// <summary>
    /// Of connections and edges: the one type of that name alone, such as <c>SearchEdge</c>. Null: all of <see cref="Extends"/>.
    /// </summary>
    public string? Name { get; set; }
}
