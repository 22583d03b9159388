using System.Linq.Expressions;
using System.Numerics;
using System.Reflection;
using System.Text.Json;
using NeuraNft.Domain;
using Npgsql;
using NpgsqlTypes;
using static NpgsqlTypes.NpgsqlDbType;

namespace NeuraNft.Projections.Rows;

/// <summary>How properties of row records go into a binary COPY: as the values that <see cref="RowJson"/> makes of them.</summary>
internal static class CopyColumns
{
    private delegate Task Write(NpgsqlBinaryImporter to, object value, CancellationToken ct);

    private static readonly Dictionary<Type, Write> s_writers = new()
    {
        [typeof(string)] = (to, v, ct) => to.WriteAsync((string)v, NpgsqlDbType.Text, ct),
        [typeof(Account)] = (to, v, ct) => to.WriteAsync(((Account)v).Value, NpgsqlDbType.Text, ct),
        [typeof(bool)] = (to, v, ct) => to.WriteAsync((bool)v, NpgsqlDbType.Boolean, ct),
        [typeof(int)] = (to, v, ct) => to.WriteAsync((int)v, Integer, ct),
        [typeof(long)] = (to, v, ct) => to.WriteAsync((long)v, Bigint, ct),
        [typeof(Guid)] = (to, v, ct) => to.WriteAsync((Guid)v, Uuid, ct),
        [typeof(DateOnly)] = (to, v, ct) => to.WriteAsync((DateOnly)v, NpgsqlDbType.Date, ct),
        [typeof(DateTimeOffset)] = (to, v, ct) => to.WriteAsync(Microseconds((DateTimeOffset)v), TimestampTz, ct),
        [typeof(BlockTime)] = (to, v, ct) => to.WriteAsync((decimal)((BlockTime)v).Nanoseconds, Numeric, ct),
        [typeof(Yocto)] = (to, v, ct) => to.WriteAsync((BigInteger)((Yocto)v).Amount, Numeric, ct),
        [typeof(JsonElement)] = (to, v, ct) => to.WriteAsync(((JsonElement)v).GetRawText(), Jsonb, ct),
        [typeof(IReadOnlyList<string>)] = (to, v, ct) =>
            to.WriteAsync(((IReadOnlyList<string>)v).ToArray(), NpgsqlDbType.Array | Varchar, ct),
    };

    public static Func<TRow, NpgsqlBinaryImporter, CancellationToken, Task> Of<TRow>(PropertyInfo property)
    {
        var row = Expression.Parameter(typeof(TRow));
        var boxed = Expression.Convert(Expression.Property(row, property), typeof(object));
        var read = Expression.Lambda<Func<TRow, object?>>(boxed, row).Compile();
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var write = s_writers.GetValueOrDefault(type) ?? (type.IsEnum ? OfEnum(type) : Json);
        return (from, to, ct) => read(from) is { } value ? write(to, value, ct) : to.WriteNullAsync(ct);
    }

    private static Task Json(NpgsqlBinaryImporter to, object value, CancellationToken ct) =>
        to.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), RowJson.Options), Jsonb, ct);

    private static Write OfEnum(Type type)
    {
        var json = Enum.GetValues(type).Cast<object>()
            .ToDictionary(v => v, v => JsonSerializer.SerializeToElement(v, type, RowJson.Options));
        if (json.Values.All(v => v.ValueKind == JsonValueKind.Number))
            return (to, v, ct) => to.WriteAsync(Convert.ToInt16(v, null), Smallint, ct);
        var names = json.ToDictionary(v => v.Key, v => v.Value.GetString()!);
        return (to, v, ct) => to.WriteAsync(names[v], NpgsqlDbType.Text, ct);
    }

    /// <summary>Rounded as PostgreSQL rounds the text of a time; the driver would cut it off.</summary>
    internal static DateTime Microseconds(DateTimeOffset time)
    {
        var rest = time.UtcTicks % TimeSpan.TicksPerSecond;
        var rounded = (long)Math.Round((double)rest / TimeSpan.TicksPerSecond * 1_000_000, MidpointRounding.ToEven);
        return new DateTime(time.UtcTicks - rest + (rounded * TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
    }
}
