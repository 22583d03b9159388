export const Manage = () => null;
