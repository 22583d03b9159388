namespace NeuraNft.InferenceWorker.Models.Onnx;

/// <summary>Element types by their numbers in the file (TensorProto.DataType).</summary>
internal static class OnnxTypes
{
    private static readonly string[] Names =
    [
        "undefined", "float", "uint8", "int8", "uint16", "int16", "int32", "int64", "string", "bool", "float16", "double", "uint32",
        "uint64", "complex64", "complex128", "bfloat16", "float8e4m3fn", "float8e4m3fnuz", "float8e5m2", "float8e5m2fnuz", "uint4", "int4",
        "float4e2m1", "float8e8m0", "uint2", "int2",
    ];

    public static string NameOf(ulong type) => type < (ulong)Names.Length ? Names[type] : $"type {type}";

    /// <summary>Null where raw data is not allowed for it, or its size is not known.</summary>
    public static int? BitsOf(ulong type) => NameOf(type) switch
    {
        "uint2" or "int2" => 2,
        "uint4" or "int4" or "float4e2m1" => 4,
        "uint8" or "int8" or "bool" or "float8e4m3fn" or "float8e4m3fnuz" or "float8e5m2" or "float8e5m2fnuz" or "float8e8m0" => 8,
        "uint16" or "int16" or "float16" or "bfloat16" => 16,
        "float" or "int32" or "uint32" => 32,
        "double" or "int64" or "uint64" or "complex64" => 64,
        "complex128" => 128,
        _ => null,
    };
}
