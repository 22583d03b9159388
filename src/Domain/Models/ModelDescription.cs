namespace NeuraNft.Domain.Models;

/// <summary>What a model's file says of itself, read without running it. Stored format; change only by adding.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="IrVersion">Of the ONNX format.</param>
/// <param name="Producer">The tool that wrote it, with its version.</param>
/// <param name="Operators">Of the whole graph with those inside others, the most used first.</param>
/// <param name="ParameterCount">Elements of all initializers and constants.</param>
/// <param name="NodeCount">Of the graph with those inside others; functions count once.</param>
public sealed record ModelDescription(
    long Size, long IrVersion, string? Producer, ValueList<ModelOpset> Opsets, ValueList<ModelTensorSpec> Inputs,
    ValueList<ModelTensorSpec> Outputs, ValueList<ModelOperator> Operators, long ParameterCount, int NodeCount);

/// <summary>The version of a set of operators that the model needs; the domain of ONNX's own is "ai.onnx".</summary>
public sealed record ModelOpset(string Domain, long Version);

/// <summary>How often a model uses an operator.</summary>
public sealed record ModelOperator(string Domain, string Name, int Count);

/// <summary>A declared tensor; the type is ONNX's name ("float", "int64").</summary>
public sealed record ModelTensorSpec(string Name, string Type, ValueList<ModelDimension> Shape);

/// <summary>A fixed length, a symbol, or neither: any length.</summary>
public sealed record ModelDimension(long? Length, string? Symbol);
