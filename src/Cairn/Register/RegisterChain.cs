namespace Cairn.Register;

/// <summary>The audit chain of the register: every change of it, and nothing else, so that whoever keeps a part of it in memory can follow.</summary>
public static class RegisterChain
{
    public static readonly Guid Id = new("4e615072-0000-8000-8000-726567697374");
}
