namespace NeuraNft.InferenceWorker.Sandbox.Wire;

/// <summary>The other side broke the protocol. Of a child: it is not to be believed any more.</summary>
public sealed class WireException(string what) : Exception(what);
