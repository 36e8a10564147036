using System.Runtime.CompilerServices;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Runtime.Serving;
using ModelPack.Runtime.Sessions;
using ModelPack.Runtime.Telemetry;

namespace ModelPack.Runtime.Batching;

/// <summary>Runs rows of a contract that several callers have sent.</summary>
/// <param name="models">What serves.</param>
internal sealed class RowExecutor<TInput, TOutput, TContract>(ModelSlots models) : IBatchExecutor<RowRequest<TInput, TOutput>>
    where TContract : struct, ITensorContract<TInput, TOutput>
{
    private TInput[] _inputs = [];
    private TOutput[] _outputs = [];
    private RowStatus[] _statuses = [];

    public void Execute(ReadOnlySpan<BatchPart<RowRequest<TInput, TOutput>>> parts, CancellationToken cancellationToken)
    {
        // Rows that were made for one version of the model, as an encoder does, run on that one; next to always they all run on the same.
        using ModelLease lease = models.Lease();
        LoadedModel model = lease.Model;
        int start = 0;
        for (int i = 1; i <= parts.Length; i++)
        {
            LoadedModel own = parts[start].Request.Pinned ?? model;
            if (i < parts.Length && (parts[i].Request.Pinned ?? model) == own)
                continue;
            RunOn(own, in lease, parts[start..i], cancellationToken);
            start = i;
        }
    }

    private void RunOn(LoadedModel own, in ModelLease lease, ReadOnlySpan<BatchPart<RowRequest<TInput, TOutput>>> parts, CancellationToken cancellationToken)
    {
        if (own == lease.Model)
        {
            Run(in lease, parts, cancellationToken);
            return;
        }

        try
        {
            using ModelLease pinned = own.LeasePinned();
            Run(in pinned, parts, cancellationToken);
        }
        catch (ObjectDisposedException exception)
        {
            // Their callers have left and taken their leases along.
            Fail(parts, exception);
        }
    }

    private void Run(in ModelLease lease, ReadOnlySpan<BatchPart<RowRequest<TInput, TOutput>>> parts, CancellationToken cancellationToken)
    {
        Waited(lease.Model, parts);
        try
        {
            RunTogether(in lease, parts, cancellationToken);
        }
        catch (Exception) when (parts.Length > 1 && !cancellationToken.IsCancellationRequested)
        {
            // One row's output may break what the contract says of outputs, which is not the others' fault.
            for (int i = 0; i < parts.Length; i++)
                RunAlone(in lease, parts.Slice(i, 1), cancellationToken);
        }
        catch (Exception exception)
        {
            Fail(parts, exception);
        }
    }

    private void RunAlone(in ModelLease lease, ReadOnlySpan<BatchPart<RowRequest<TInput, TOutput>>> part, CancellationToken cancellationToken)
    {
        try
        {
            RunTogether(in lease, part, cancellationToken);
        }
        catch (Exception exception)
        {
            Fail(part, exception);
        }
    }

    private void RunTogether(in ModelLease lease, ReadOnlySpan<BatchPart<RowRequest<TInput, TOutput>>> parts, CancellationToken cancellationToken)
    {
        int rows = 0;
        foreach (BatchPart<RowRequest<TInput, TOutput>> part in parts)
            rows += part.Count;
        Reserve(rows);
        try
        {
            int row = 0;
            foreach (BatchPart<RowRequest<TInput, TOutput>> part in parts)
            {
                part.Request.CopyTo(part.Start, _inputs.AsSpan(row, part.Count));
                row += part.Count;
            }

            RowFailure? refused = Batch<TInput, TOutput, TContract>.RunShared(in lease, _inputs.AsSpan(0, rows), _outputs.AsSpan(0, rows), _statuses.AsSpan(0, rows), cancellationToken);
            Deliver(lease.Model, parts, refused);
        }
        finally
        {
            Forget(_inputs.AsSpan(0, rows));
            Forget(_outputs.AsSpan(0, rows));
        }
    }

    private void Deliver(LoadedModel model, ReadOnlySpan<BatchPart<RowRequest<TInput, TOutput>>> parts, RowFailure? refused)
    {
        ILookup<int, InputError>? errors = refused?.Errors.ToLookup(static error => JsonPath.RowOf(error.Path));
        int row = 0;
        foreach (BatchPart<RowRequest<TInput, TOutput>> part in parts)
        {
            part.Request.Set(part.Start, _outputs.AsSpan(row, part.Count), model);
            if (errors is not null && Enumerable.Range(row, part.Count).SelectMany(i => errors[i]).ToArray() is { Length: > 0 } own)
                part.Request.Refuse(own, refused!.Cause, row, part.Start);
            row += part.Count;
        }
    }

    private static void Waited(LoadedModel model, ReadOnlySpan<BatchPart<RowRequest<TInput, TOutput>>> parts)
    {
        if (!ModelMetrics.MeasuresPhases)
            return;
        foreach (BatchPart<RowRequest<TInput, TOutput>> part in parts)
        {
            if (part.Start == 0)
                model.Metrics.Record(Phase.Queue, part.Request.Waited());
        }
    }

    private static void Fail(ReadOnlySpan<BatchPart<RowRequest<TInput, TOutput>>> parts, Exception exception)
    {
        foreach (BatchPart<RowRequest<TInput, TOutput>> part in parts)
            part.Request.SetError(exception);
    }

    private void Reserve(int rows)
    {
        if (_inputs.Length >= rows)
            return;
        Array.Resize(ref _inputs, Math.Max(rows, 2 * _inputs.Length));
        Array.Resize(ref _outputs, _inputs.Length);
        Array.Resize(ref _statuses, _inputs.Length);
    }

    private static void Forget<T>(Span<T> rows)
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            rows.Clear();
    }
}
