namespace NeuraNft.InferenceWorker.Receipts;

/// <summary>The input is encrypted to another worker's key: the job is handed back, for that one to take.</summary>
public sealed class InputOfAnotherWorkerException() : Exception("The input is encrypted to another worker.");
