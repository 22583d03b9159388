using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;

namespace NeuraNft.Projections.Rows;

/// <summary>How row records go into a binary COPY: one compiled function a record.</summary>
internal static class CopyColumns
{
    private static readonly MethodInfo[] s_puts = [.. typeof(CopyBuffer).GetMethods().Where(m => m.Name == nameof(CopyBuffer.Put))];

    public static Action<TRow, CopyBuffer> Of<TRow>(IReadOnlyList<PropertyInfo> properties)
    {
        var (row, to) = (Expression.Parameter(typeof(TRow)), Expression.Parameter(typeof(CopyBuffer)));
        var cells = properties.Select(p => Cell(Expression.Property(row, p), to));
        var start = Expression.Call(to, nameof(CopyBuffer.Row), null, Expression.Constant(properties.Count));
        return Expression.Lambda<Action<TRow, CopyBuffer>>(Expression.Block([start, .. cells]), row, to).Compile();
    }

    private static Expression Cell(Expression value, Expression to)
    {
        var none = Expression.Call(to, nameof(CopyBuffer.Null), null);
        if (Nullable.GetUnderlyingType(value.Type) is not null)
            return Expression.IfThenElse(
                Expression.Property(value, "HasValue"), Put(Expression.Property(value, "Value"), to), none);
        return value.Type.IsValueType
            ? Put(value, to)
            : Expression.IfThenElse(Expression.ReferenceEqual(value, Expression.Constant(null)), none, Put(value, to));
    }

    private static MethodCallExpression Put(Expression value, Expression to)
    {
        if (value.Type.IsEnum) value = OfEnum(value);
        return s_puts.FirstOrDefault(m => m.GetParameters()[0].ParameterType == value.Type) is { } put
            ? Expression.Call(to, put, value)
            : value.Type.IsValueType ? throw new NotSupportedException($"{value.Type} has no way into a column.")
            : Expression.Call(to, nameof(CopyBuffer.PutJson), [value.Type], value);
    }

    /// <summary>As its JSON has it: a number, or a name.</summary>
    private static Expression OfEnum(Expression value)
    {
        var json = Enum.GetValues(value.Type).Cast<object>()
            .ToDictionary(v => v, v => JsonSerializer.SerializeToElement(v, value.Type, RowJson.Options));
        if (json.Values.All(v => v.ValueKind == JsonValueKind.Number)) return Expression.Convert(value, typeof(short));
        var names = json.Select(
            v => Expression.SwitchCase(Expression.Constant(v.Value.GetString()), Expression.Constant(v.Key, value.Type)));
        var failure = typeof(InvalidOperationException).GetConstructor([typeof(string)])!;
        var unknown = Expression.Throw(Expression.New(failure, Expression.Constant($"No {value.Type.Name}.")), typeof(string));
        return Expression.Switch(value, unknown, [.. names]);
    }
}
