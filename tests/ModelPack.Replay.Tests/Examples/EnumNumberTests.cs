using ModelPack.Replay.Examples.Mapping;

namespace ModelPack.Replay.Tests.Examples;

public sealed class EnumNumberTests
{
    private static readonly ContractMember s_member = new() { Name = "Class", JsonName = "class", Kind = "scalar", Element = "enum", Labels = ["First", "Steerage"] };

    private static readonly Contract s_contract = Passengers.Contract with
    {
        Input = new ContractSide { Type = typeof(Ticket).FullName!, Title = nameof(Ticket), Members = [s_member] },
    };

    [Fact]
    public void Numbers_are_those_of_the_compiled_enum() =>
        Assert.Equal(
            new Dictionary<long, string> { [1] = "First", [30] = "Steerage" },
            new EnumNumbers(s_contract, typeof(Ticket).Assembly).Of(s_contract.Input, [s_member]));

    [Fact]
    public void Without_it_they_count_from_zero() =>
        Assert.Equal(
            new Dictionary<long, string> { [0] = "First", [1] = "Steerage" },
            new EnumNumbers(s_contract, null).Of(s_contract.Input, [s_member]));
}
