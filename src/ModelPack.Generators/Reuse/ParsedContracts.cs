using System.Collections.Immutable;

namespace ModelPack.Generators.Reuse;

/// <summary>The parses of the contracts in one syntax tree, by their position. Safe for several threads: what they replace is immutable.</summary>
internal sealed class ParsedContracts
{
    private ImmutableDictionary<int, ParsedContract> _byPosition = ImmutableDictionary<int, ParsedContract>.Empty;

    public ParsedContract? Find(int position) => _byPosition.TryGetValue(position, out ParsedContract? contract) ? contract : null;

    public void Keep(int position, ParsedContract contract) =>
        ImmutableInterlocked.AddOrUpdate(ref _byPosition, position, contract, (_, _) => contract);
}
