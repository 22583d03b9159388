namespace NeuraNft.Application.Custody;

/// <summary>What is asked over the socket: one line of JSON.</summary>
/// <param name="Do">status, unseal, seal, rotate or rewrap.</param>
/// <param name="Share">For unseal: the share's text. Bytes, which can be zeroed as a string cannot.</param>
public sealed record CustodyRequest(string Do, byte[]? Share);

/// <summary>What is answered: JSON, after which the connection ends.</summary>
/// <param name="Code">Null where it was done.</param>
/// <param name="IsSealed">Of the process that answers.</param>
/// <param name="Have">Shares that came so far.</param>
/// <param name="Need">Shares needed; 0 where none came yet.</param>
/// <param name="Version">For rotate and rewrap: the ring's version.</param>
public sealed record CustodyAnswer(string? Code, string? Message, bool IsSealed, int Have, int Need, int? Version);
