using System.Linq.Expressions;

namespace Neura.GraphQL.Binding.Resolvers;

/// <summary>From what methods return to what the executor awaits.</summary>
internal static class ResultConversion
{
    public static bool IsTask(Type type) =>
        type == typeof(Task) || type == typeof(ValueTask)
        || (type.IsGenericType && type.GetGenericTypeDefinition() is var d && (d == typeof(Task<>) || d == typeof(ValueTask<>)));

    public static Expression ToObject(Expression call) => Expression.Convert(call, typeof(object));

    public static Expression ToValueTask(Expression call)
    {
        var type = call.Type;
        if (!IsTask(type))
            return Expression.New(typeof(ValueTask<object?>).GetConstructor([typeof(object)])!, Expression.Convert(call, typeof(object)));
        if (!type.IsGenericType)
            throw new SchemaBindingException("A resolver returns a value; Task and ValueTask without one cannot be a field.");
        var method = type.GetGenericTypeDefinition() == typeof(Task<>) ? nameof(OfTask) : nameof(OfValueTask);
        return Expression.Call(typeof(ResultConversion), method, type.GetGenericArguments(), call);
    }

    public static ValueTask<object?> OfTask<T>(Task<T> task) =>
        task.IsCompletedSuccessfully ? new(task.GetAwaiter().GetResult()) : AwaitAsync(task);

    public static ValueTask<object?> OfValueTask<T>(ValueTask<T> task) =>
        task.IsCompletedSuccessfully ? new(task.GetAwaiter().GetResult()) : AwaitAsync(task.AsTask());

    private static async ValueTask<object?> AwaitAsync<T>(Task<T> task) => await task.ConfigureAwait(false);
}
