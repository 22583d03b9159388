namespace NeuraNft.Application.Models;

/// <summary>Why a model file is not registered: a stable code (MODEL_INVALID, TOO_LARGE) and a sentence.</summary>
public sealed record ModelFileRefusal(string Code, string Message);
