using ModelPack.Replay.Examples.Mapping;

namespace ModelPack.Replay.Examples.Csv;

/// <summary>What a column of a CSV file holds.</summary>
/// <param name="Header">Its name in the file.</param>
/// <param name="IsInput">Whether it is of the input; otherwise it is expected.</param>
/// <param name="Member">The member; null where the column is of a tensor that the contract does not bind.</param>
/// <param name="Tensor">The graph input or output.</param>
/// <param name="Part">The element of an array, as in <c>3</c> of <c>image[3]</c>, or the key of a dictionary; null for the whole value.</param>
internal sealed record CsvColumn(string Header, bool IsInput, BoundMember? Member, string Tensor, string? Part);
