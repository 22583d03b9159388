using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Application.Content;

/// <summary>An upload as the database has it.</summary>
/// <param name="Asset">What it is for; null: a draft of the account.</param>
/// <param name="Received">Plaintext bytes that are safe.</param>
/// <param name="Sitting">Names file and key; null: nothing was received yet.</param>
/// <param name="CustodyHeader">Of the sitting's file key.</param>
/// <param name="Tail">What was received behind the last whole chunk, sealed.</param>
/// <param name="Sittings">How often it was begun or taken up.</param>
public sealed record UploadRow(
    Guid Id, Account Account, AssetId? Asset, long Length, ReadOnlyMemory<byte> DeclaredSha256, UploadState State, long Received,
    Guid? Sitting, byte[]? CustodyHeader, byte[]? Tail, DateTimeOffset ExpiresAt, int Sittings = 0);
