using System.Buffers;
using ModelPack.Runtime.Loading;
using ModelPack.Runtime.Sessions;

namespace ModelPack.Runtime.CompilerServices;

public sealed partial class Predictor<TInput, TOutput, TContract>
{
    /// <summary>Opens the model, checks its digest and warms it up with the first packaged example.</summary>
    /// <typeparam name="TRows">The contract, as callers see it.</typeparam>
    /// <inheritdoc cref="IModel{TSelf}.Load"/>
    public static Predictor<TInput, TOutput, TContract> Load<TRows>(PredictorOptions? options = null)
        where TRows : struct, IRowContract<TInput, TOutput>
    {
        options ??= new PredictorOptions();
        return Create(Open<TRows>(ModelSource.Open(Descriptor, options), options), options);
    }

    internal static Predictor<TInput, TOutput, TContract> Create(LoadedModel model, PredictorOptions options) => new(model, options);

    /// <summary>Makes a model that was checked ready to run, and warm.</summary>
    internal static LoadedModel Open<TRows>(CheckedModel model, PredictorOptions options)
        where TRows : struct, IRowContract<TInput, TOutput> =>
        Open(model, options, static (loaded, json) =>
            ContractJson<TInput, TOutput, TRows>.TryRead(in json, new JsonInputOptions(), [], out TInput? input, loaded.MaxRowElements)
            && TryRun(loaded, in input));

    /// <summary>Makes a model that was checked ready to run, and warm: runs the example, or zeros where there is none or it does not run.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">How it is loaded and run.</param>
    /// <param name="runExample">Runs an input in the contract's words; false where that fails.</param>
    internal static LoadedModel Open(CheckedModel model, PredictorOptions options, Func<LoadedModel, ReadOnlySequence<byte>, bool> runExample)
    {
        LoadedModel loaded = ModelLoader.Load(TContract.Definition, Descriptor, model, options);
        try
        {
            if (options.WarmUp && !TryRunExample(loaded, model.Examples, runExample))
                WarmUp.Run(loaded);
            return loaded;
        }
        catch
        {
            loaded.Dispose();
            throw;
        }
    }

    /// <summary>Runs a row that is valid, past metrics and traces: nobody asked for it.</summary>
    internal static bool TryRun(LoadedModel model, in TInput input)
    {
        using ModelLease lease = model.Lease();
        BoundRun run = Bind(in lease, in input, state: null);
        TContract.Pack(in input, new InputRow(run, 0));
        if (model.Layout.HasStates)
            PackState(run, state: null);
        if (lease.Slot.Execute(run, CancellationToken.None) is not null)
            return false;
        _ = TContract.Unpack(new OutputRow(run, 0));
        return true;
    }

    // An example runs code of the author too, which may throw anything. A model that only its examples harm is no reason not to start.
    private static bool TryRunExample(LoadedModel model, ReadOnlyMemory<byte> examples, Func<LoadedModel, ReadOnlySequence<byte>, bool> runExample)
    {
        try
        {
            return FirstExample.Find(examples) is { } json && runExample(model, json);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return false;
        }
    }
}
