using System.Text.Json;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Binding;

/// <summary>Which scalar stands for which CLR type.</summary>
internal sealed class ScalarRegistry
{
    private readonly Dictionary<Type, ScalarType> _byType = new()
    {
        [typeof(string)] = ScalarTypes.String,
        [typeof(bool)] = ScalarTypes.Boolean,
        [typeof(int)] = ScalarTypes.Int,
        [typeof(short)] = ScalarTypes.Int,
        [typeof(ushort)] = ScalarTypes.Int,
        [typeof(byte)] = ScalarTypes.Int,
        [typeof(sbyte)] = ScalarTypes.Int,
        [typeof(long)] = ExtraScalars.Long,
        [typeof(uint)] = ExtraScalars.Long,
        [typeof(double)] = ScalarTypes.Float,
        [typeof(float)] = ScalarTypes.Float,
        [typeof(decimal)] = ExtraScalars.Decimal,
        [typeof(DateTimeOffset)] = ExtraScalars.DateTime,
        [typeof(DateOnly)] = ExtraScalars.Date,
        [typeof(Guid)] = ExtraScalars.Uuid,
        [typeof(Uri)] = ExtraScalars.Url,
        [typeof(byte[])] = ExtraScalars.Base64String,
        [typeof(JsonElement)] = ExtraScalars.Any,
    };

    public void Add(Type type, ScalarType scalar) => _byType[type] = scalar;

    public ScalarType? Find(Type type) => _byType.GetValueOrDefault(type);
}
