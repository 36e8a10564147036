namespace ModelPack.Replay.Tests.Examples;

/// <summary>An input with an enum whose numbers are not those of its order.</summary>
public sealed record Ticket(TicketClass? Class);
