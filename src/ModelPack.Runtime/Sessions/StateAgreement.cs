using ModelPack.Runtime.CompilerServices;

namespace ModelPack.Runtime.Sessions;

/// <summary>Whether a row has the length of the state of its sequence, where both have the same symbolic dimension (MPK3010).</summary>
internal static class StateAgreement<TInput, TOutput, TContract>
    where TContract : struct, ITensorContract<TInput, TOutput>
{
    /// <summary>Checks a row that is valid otherwise.</summary>
    public static void Check(ModelLayout layout, in TInput input, SequenceState state, ref ContractValidator validator)
    {
        var symbols = new long[layout.SymbolCount];
        TContract.Measure(in input, symbols);
        if (state.Disagreement(symbols) is { } symbol)
            validator.StateDisagrees(symbol);
    }
}
