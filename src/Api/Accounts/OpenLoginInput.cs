using NeuraNft.Domain;

namespace NeuraNft.Api.Accounts;

public sealed record OpenLoginInput(Account Account);
