using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Neura.GraphQL.Binding.Types;

namespace Neura.GraphQL.Binding.Resolvers;

/// <summary>From what sources of events return to what the executor reads.</summary>
internal static class EventStreams
{
    /// <summary>The events' type and nullability, where the (awaited) type is a stream.</summary>
    public static NullabilityInfo? Element(NullabilityInfo info)
    {
        var awaited = ClrTypes.Awaited(info);
        return IsStream(awaited.Type) ? awaited.GenericTypeArguments[0] : null;
    }

    public static Expression ToStream(Expression call)
    {
        if (IsStream(call.Type))
            return Expression.Call(typeof(EventStreams), nameof(OfStream), call.Type.GetGenericArguments(), call);
        var item = call.Type.GetGenericArguments()[0].GetGenericArguments();
        var isTask = call.Type.GetGenericTypeDefinition() == typeof(Task<>);
        return Expression.Call(typeof(EventStreams), isTask ? nameof(OfTask) : nameof(OfValueTask), item, call);
    }

    public static ValueTask<IAsyncEnumerable<object?>> OfStream<T>(IAsyncEnumerable<T> events) => new(Boxed(events));

    public static async ValueTask<IAsyncEnumerable<object?>> OfTask<T>(Task<IAsyncEnumerable<T>> events) =>
        Boxed(await events.ConfigureAwait(false));

    public static async ValueTask<IAsyncEnumerable<object?>> OfValueTask<T>(ValueTask<IAsyncEnumerable<T>> events) =>
        Boxed(await events.ConfigureAwait(false));

    private static bool IsStream(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>);

    private static IAsyncEnumerable<object?> Boxed<T>(IAsyncEnumerable<T> events) =>
        events as IAsyncEnumerable<object?> ?? BoxEachAsync(events, CancellationToken.None);

    private static async IAsyncEnumerable<object?> BoxEachAsync<T>(
        IAsyncEnumerable<T> events, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in events.WithCancellation(cancellationToken).ConfigureAwait(false))
            yield return item;
    }
}
