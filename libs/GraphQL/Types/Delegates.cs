namespace Neura.GraphQL.Types;

/// <summary>Gives a field's value, maybe later.</summary>
public delegate ValueTask<object?> FieldResolverDelegate(IResolverContext context);

/// <summary>Gives a field's value at once: no task is made.</summary>
public delegate object? PureFieldDelegate(IResolverContext context);

/// <summary>Gives the stream of events of a subscription's root field.</summary>
public delegate ValueTask<IAsyncEnumerable<object?>> SubscribeDelegate(IResolverContext context);

/// <summary>Names the object type of a result of an abstract type; null if it is none of its types.</summary>
public delegate ValueTask<string?> ResolveTypeDelegate(IResolverContext context, object result);

/// <summary>Tells whether a result is of an object type.</summary>
public delegate bool IsOfTypeDelegate(IResolverContext context, object result);
