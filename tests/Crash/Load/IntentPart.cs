namespace NeuraNft.Crash.Load;

/// <summary>One event of an intent.</summary>
/// <param name="Expected">Version of the stream before; null: any.</param>
internal sealed record IntentPart(string Stream, long Amount, long? Expected);
