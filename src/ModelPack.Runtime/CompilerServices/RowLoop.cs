using System.ComponentModel;
using System.Runtime.CompilerServices;
using ModelPack.Runtime.Sessions;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>One pass over the rows of a batch. The engine says which; the contract only calls <see cref="Run{TContract}"/>.</summary>
/// <remarks>Code that is generic over classes is shared between them and calls the contract indirectly, row by row. Called from the contract, where all types are known, the pass is compiled with the contract's code inside.</remarks>
/// <typeparam name="TInput">One row of input.</typeparam>
/// <typeparam name="TOutput">One row of output.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct RowLoop<TInput, TOutput>
{
    private readonly ReadOnlySpan<TInput> _inputs;
    private readonly Span<TOutput> _outputs;
    private readonly BoundRun? _run;
    private readonly RowPass _pass;

    internal ContractValidator Failures;

    private RowLoop(RowPass pass, ReadOnlySpan<TInput> inputs, Span<TOutput> outputs, BoundRun? run)
    {
        _pass = pass;
        _inputs = inputs;
        _outputs = outputs;
        _run = run;
    }

    /// <summary>Does the pass.</summary>
    /// <typeparam name="TContract">The contract that calls.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<TContract>()
        where TContract : struct, ITensorContract<TInput, TOutput>
    {
        if (_pass == RowPass.Validate)
            Validate<TContract>();
        else if (_pass == RowPass.Pack)
            Pack<TContract>();
        else
            Unpack<TContract>();
    }

    internal static RowLoop<TInput, TOutput> ToValidate(ReadOnlySpan<TInput> inputs, int maxErrors, long maxElements) =>
        new(RowPass.Validate, inputs, [], null) { Failures = new ContractValidator(maxErrors) { MaxElements = maxElements } };

    internal static RowLoop<TInput, TOutput> ToPack(ReadOnlySpan<TInput> inputs, BoundRun run) => new(RowPass.Pack, inputs, [], run);

    internal static RowLoop<TInput, TOutput> ToUnpack(Span<TOutput> outputs, BoundRun run) => new(RowPass.Unpack, [], outputs, run);

    // Objects go through a local, so that the reference stays in a register; structs are not copied.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Validate<TContract>()
        where TContract : struct, ITensorContract<TInput, TOutput>
    {
        ReadOnlySpan<TInput> inputs = _inputs;
        for (int i = 0; i < inputs.Length; i++)
        {
            Failures.Row = i;
            if (typeof(TInput).IsValueType)
            {
                TContract.Validate(in inputs[i], ref Failures);
                continue;
            }

            TInput input = inputs[i];
            if (input is null)
                Failures.MissingRow();
            else
                TContract.Validate(in input, ref Failures);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Pack<TContract>()
        where TContract : struct, ITensorContract<TInput, TOutput>
    {
        ReadOnlySpan<TInput> inputs = _inputs;
        var row = new InputRow(_run!, 0);
        for (int i = 0; i < inputs.Length; i++, row = row.Next())
        {
            if (typeof(TInput).IsValueType)
            {
                TContract.Pack(in inputs[i], in row);
                continue;
            }

            TInput input = inputs[i];
            TContract.Pack(in input, in row);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Unpack<TContract>()
        where TContract : struct, ITensorContract<TInput, TOutput>
    {
        Span<TOutput> outputs = _outputs;
        var row = new OutputRow(_run!, 0);
        for (int i = 0; i < outputs.Length; i++, row = row.Next())
            outputs[i] = TContract.Unpack(in row);
    }
}
